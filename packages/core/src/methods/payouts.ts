/** Every payout method the gateway's documents name. Adding one is adding its file and its line here. */

export { bankTransferArgentina } from './payouts/bankTransferArgentina.ts'
export { bankTransferChile } from './payouts/bankTransferChile.ts'
export { bankTransferMexico } from './payouts/bankTransferMexico.ts'
export { card } from './payouts/card.ts'
export { mobileMoney } from './payouts/mobileMoney.ts'
export { pix } from './payouts/pix.ts'
export { upi } from './payouts/upi.ts'
