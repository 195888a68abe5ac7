/** An app scheme that carries UPI payment links. */
export interface UpiScheme {
  /** What stands between `://` and the question mark. */
  readonly path: 'pay' | 'upi/pay'
  readonly app: string
}

/**
 * `upi:` opens whatever app the phone chooses; the others open one app, and fail where it is not installed.
 *
 * @see NPCI UPI Linking Specification 1.6 for `upi`, Google Pay India's own documentation for `gpay`; the others stand in the
 *   documentation of payment providers alone
 */
export const UPI_SCHEMES = {
  upi: { path: 'pay', app: 'any UPI app' },
  gpay: { path: 'upi/pay', app: 'Google Pay' },
  tez: { path: 'upi/pay', app: 'Google Pay' },
  phonepe: { path: 'pay', app: 'PhonePe' },
  paytmmp: { path: 'pay', app: 'Paytm' },
  bhim: { path: 'upi/pay', app: 'BHIM' },
  credpay: { path: 'upi/pay', app: 'CRED' },
  mobikwik: { path: 'upi/pay', app: 'MobiKwik' },
  amazonpay: { path: 'pay', app: 'Amazon Pay' },
  whatsapp: { path: 'upi/pay', app: 'WhatsApp' },
} as const satisfies Readonly<Record<string, UpiScheme>>

export type UpiSchemeName = keyof typeof UPI_SCHEMES

/** The entry of a scheme without its colon, in lower case; absent for one that carries no UPI link. */
export function upiSchemeOf(scheme: string): UpiScheme | undefined {
  return Object.hasOwn(UPI_SCHEMES, scheme) ? UPI_SCHEMES[scheme as UpiSchemeName] : undefined
}
