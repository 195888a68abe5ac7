import { type Html, html } from './html.ts'
import type { Words } from './words/words.ts'

/** A button that copies `text`, shown by the script; without it the text can be selected by hand. */
export function copyButton(text: string, label: string, words: Words): Html {
  return html`<button type="button" class="copy" data-copy="${text}" data-copied="${words.copied}" hidden><span>${words.copy}</span> <span class="unseen">${label}</span></button>`
}
