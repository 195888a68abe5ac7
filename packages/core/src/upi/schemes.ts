/** An app scheme that carries UPI payment links. */
export interface UpiScheme {
  /** What stands between `://` and the question mark. */
  readonly path: 'pay' | 'upi/pay'
  readonly app: string
  /** Android package, where it is known. */
  readonly androidPackage?: string
  /** Where the scheme was seen; `owner` is true for the app's own documentation. */
  readonly source: string
  readonly owner: boolean
}

/** `upi:` opens whatever app the phone chooses; the others open one app, and fail where it is not installed. */
export const UPI_SCHEMES = {
  upi: {
    path: 'pay',
    app: 'any UPI app',
    source: 'NPCI UPI Linking Specification 1.6',
    owner: true,
  },
  gpay: {
    path: 'upi/pay',
    app: 'Google Pay',
    androidPackage: 'com.google.android.apps.nbu.paisa.user',
    source: 'Google Pay India developer documentation',
    owner: true,
  },
  tez: {
    path: 'upi/pay',
    app: 'Google Pay',
    androidPackage: 'com.google.android.apps.nbu.paisa.user',
    source: 'documentation of payment providers',
    owner: false,
  },
  phonepe: {
    path: 'pay',
    app: 'PhonePe',
    androidPackage: 'com.phonepe.app',
    source: 'documentation of payment providers',
    owner: false,
  },
  paytmmp: {
    path: 'pay',
    app: 'Paytm',
    androidPackage: 'net.one97.paytm',
    source: 'documentation of payment providers',
    owner: false,
  },
  bhim: {
    path: 'upi/pay',
    app: 'BHIM',
    androidPackage: 'in.org.npci.upiapp',
    source: 'documentation of payment providers',
    owner: false,
  },
  credpay: { path: 'upi/pay', app: 'CRED', source: 'documentation of payment providers', owner: false },
  mobikwik: { path: 'upi/pay', app: 'MobiKwik', source: 'documentation of payment providers', owner: false },
  amazonpay: { path: 'pay', app: 'Amazon Pay', source: 'documentation of payment providers', owner: false },
  whatsapp: { path: 'upi/pay', app: 'WhatsApp', source: 'documentation of payment providers', owner: false },
} as const satisfies Readonly<Record<string, UpiScheme>>

export type UpiSchemeName = keyof typeof UPI_SCHEMES

/** The entry of a scheme without its colon, in lower case; absent for one that carries no UPI link. */
export function upiSchemeOf(scheme: string): UpiScheme | undefined {
  return Object.hasOwn(UPI_SCHEMES, scheme) ? UPI_SCHEMES[scheme as UpiSchemeName] : undefined
}
