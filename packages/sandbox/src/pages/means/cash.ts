import { barcode } from '../barcode.ts'
import { copyButton } from '../copy.ts'
import { inFours } from '../fours.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

/** A voucher for the till, to be printed or shown. */
export function showCash({ transaction, payee, words, amount }: View): Html {
  const { voucher_number: digits = '' } = transaction.requisites ?? {}
  const { expiresAt } = transaction
  const label = words.requisites.voucher_number
  return html`<div class="voucher">
<p class="payee"><bdi>${payee.merchantName}</bdi> <b>${amount}</b></p>
${barcode(digits, words.barcodeLabel(inFours(digits)))}
<p class="digits" translate="no"><span class="unseen">${label}: </span>${inFours(digits)}</p>
${expiresAt !== undefined && html`<p>${words.validUntil} <time datetime="${new Date(expiresAt).toISOString()}">${formatInstant(expiresAt, words.tag)}</time></p>`}
<p class="void">${words.sandbox}</p>
</div>
<div class="aside">${copyButton(digits, label, words)}<button type="button" data-print hidden>${words.print}</button></div>`
}

function formatInstant(at: number, tag: string): string {
  return new Intl.DateTimeFormat(tag, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
    .format(at)
    .concat(' UTC')
}
