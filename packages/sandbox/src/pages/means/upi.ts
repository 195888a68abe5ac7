import { type Html, html } from '../html.ts'
import { qr } from '../qr.ts'
import type { View } from '../view.ts'

/** What apps listen to in place of `upi://`. @see each app's own pages for merchants */
const APPS = [
  ['Google Pay', 'gpay://upi/'],
  ['PhonePe', 'phonepe://'],
  ['Paytm', 'paytmmp://'],
] as const

/** The symbol for another screen, links for the phone. */
export function showUpi(view: View): Html {
  const { words, transaction } = view
  const { code = '' } = transaction
  const links = [
    html`<li><a class="button" href="${code}">${words.anyApp}</a></li>`,
    ...APPS.map(
      ([app, start]) =>
        html`<li><a class="button" href="${code.replace('upi://', start)}"><span translate="no">${app}</span></a></li>`,
    ),
  ]
  return html`${qr(view)}
<h3 id="apps">${words.apps}</h3>
<ul class="apps" aria-labelledby="apps">${links}</ul>`
}
