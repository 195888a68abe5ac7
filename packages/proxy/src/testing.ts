export type { HintListener, PaymentRecord, Store, StoreHints } from './stores/contract.ts'
export { type ContractCase, hintsContract, storeContract } from './stores/storeContract.ts'
