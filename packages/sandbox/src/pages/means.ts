import type { Html } from './html.ts'
import { showCash } from './means/cash.ts'
import { showPix } from './means/pix.ts'
import { showTransfer } from './means/transfer.ts'
import { showUpi } from './means/upi.ts'
import type { FieldName, MeansName, PayingMeans, WaitingMeans } from './names.ts'
import type { View } from './view.ts'

/** What a page shows and asks for one way to pay. */
interface Means {
  /** What the buyer's own button does; the sandbox's tray has the rest. */
  readonly step: 'pay' | 'wait'
  readonly show?: (view: View) => Html
  /** What has to be right before that button is taken. */
  readonly fields: readonly FieldName[]
}

export const MEANS: Readonly<Record<WaitingMeans, Means & { readonly step: 'wait' }>> &
  Readonly<Record<PayingMeans, Means & { readonly step: 'pay' }>> = {
  pix: { step: 'wait', show: showPix, fields: [] },
  upi: { step: 'wait', show: showUpi, fields: [] },
  p2c: { step: 'wait', show: showTransfer, fields: [] },
  bank_transfer: { step: 'wait', show: showTransfer, fields: [] },
  cash: { step: 'wait', show: showCash, fields: [] },
  mobile_money: { step: 'wait', fields: ['operator', 'phone'] },
  paysafecard: { step: 'pay', fields: ['code'] },
  epay: { step: 'pay', fields: ['user'] },
  blik: { step: 'pay', fields: ['blik'] },
  bancontact: { step: 'pay', fields: ['card', 'expiry'] },
}

/** Which page a method has; the transfers of all countries share one. */
export function meansOf(method: string): MeansName {
  return Object.hasOwn(MEANS, method) ? (method as MeansName) : 'bank_transfer'
}
