import { copyButton } from '../copy.ts'
import { type Html, html } from '../html.ts'
import { qr } from '../qr.ts'
import type { View } from '../view.ts'

/** The symbol for another screen, the code for this one. */
export function showPix(view: View): Html {
  const { words, transaction } = view
  const { code = '' } = transaction
  return html`${qr(view)}
<div class="copyable">
<label for="code">${words.codeLabel}</label>
<textarea id="code" rows="6" readonly spellcheck="false" translate="no">${code}</textarea>
${copyButton(code, words.codeLabel, words)}
</div>`
}
