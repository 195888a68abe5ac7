/** Every payment method the gateway's documents name. Adding one is adding its file and its line here. */

export { bancontact } from './payments/bancontact.ts'
export { bankTransferArgentina } from './payments/bankTransferArgentina.ts'
export { bankTransferChile } from './payments/bankTransferChile.ts'
export { bankTransferMexico } from './payments/bankTransferMexico.ts'
export { blik } from './payments/blik.ts'
export { cash } from './payments/cash.ts'
export { epay } from './payments/epay.ts'
export { mobileMoney } from './payments/mobileMoney.ts'
export { p2c } from './payments/p2c.ts'
export { paysafecard } from './payments/paysafecard.ts'
export { pix } from './payments/pix.ts'
export { upi } from './payments/upi.ts'
