import { formatDecimal } from '@rumba/core'
import { copyButton } from '../copy.ts'
import { inFours } from '../fours.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

/** Where to send the money and how much, each line with its own button to copy it. */
export function showTransfer({ transaction, words, amount }: View): Html {
  const { requisites = {} } = transaction
  const names = words.requisites
  const { account_type: type, document_type: document } = requisites
  const lines: readonly (readonly [label: string, shown: string | undefined, copied?: string | undefined])[] =
    [
      [names.card_number, requisites.card_number && inFours(requisites.card_number), requisites.card_number],
      [names.account_holder, requisites.account_holder],
      [names.bank_name, requisites.bank_name],
      [
        type === 'cbu' || type === 'clabe' ? type.toUpperCase() : names.account_number,
        requisites.account_number,
      ],
      [names.account_type, type === 'corriente' ? words.currentAccount : undefined, ''],
      [document?.toUpperCase() ?? names.document_number, requisites.document_number],
      [names.concept, requisites.concept],
      [names.amount, amount, formatDecimal(transaction.amount)],
    ]
  return html`<dl class="lines">${lines.map(([label, shown, copied = shown]) =>
    shown
      ? html`<div><dt>${label}</dt><dd class="value">${shown}</dd><dd>${copied !== '' && copied !== undefined && copyButton(copied, label, words)}</dd></div>
`
      : html``,
  )}</dl>`
}
