import type { Money } from '@rumba/core'
import type { Draw } from '../draws.ts'
import { toNumber } from './amount.ts'

/**
 * Writes an intent link of a merchant (mode 04), with the parameters and the order of the documents' sample. The handle of the
 * payee belongs to no bank, so no app can mistake it for an account.
 *
 * @see NPCI UPI Linking Specification 1.6
 */
export function formatUpiLink(payeeName: string, amount: Money, draw: Draw): string {
  const account = payeeName.toLowerCase().replace(/[^a-z0-9]/g, '') || 'shop'
  const rupees = String(toNumber(amount))
  const parameters = {
    mode: '04',
    cu: amount.currency,
    pa: `${account}@rumbasandbox`,
    pn: payeeName,
    am: rupees,
    mam: rupees,
    // 35 characters, the most there may be.
    tid: `RSB${draw.uuid().replaceAll('-', '').toUpperCase()}`,
    tr: `P${draw.digits(22)}`,
    mc: '7399',
  }
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  // An address needs its @ as it is.
  return `upi://pay?${pairs.join('&').replace('%40', '@')}`
}
