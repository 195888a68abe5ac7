/** Where the buyer's own button says that the rest happens elsewhere, in an app, at a till, on the phone. */
export type WaitingMeans = 'pix' | 'upi' | 'p2c' | 'bank_transfer' | 'cash' | 'mobile_money'
/** Where it pays. */
export type PayingMeans = 'paysafecard' | 'epay' | 'blik' | 'bancontact'
export type MeansName = WaitingMeans | PayingMeans

/** What a buyer can be asked for, by the name of its input. */
export type FieldName = TypedField | 'operator'
export type TypedField = 'code' | 'user' | 'blik' | 'card' | 'expiry' | 'phone'
