import { createQrPath } from '@rumba/core/qr'
import { type Html, html } from './html.ts'
import type { View } from './view.ts'

/** The payment's code as a QR symbol on a light ground, in every theme. */
export function qr({ transaction, payee, words, amount }: View): Html {
  const { size, path } = createQrPath(transaction.code ?? '')
  return html`<svg class="qr" role="img" aria-label="${words.qrLabel(payee.merchantName, amount)}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${path}"/></svg>`
}
