export { type Diagnosis, type DoctorOptions, examineProxy } from './doctor.ts'
export {
  CallRefusedError,
  ConfigError,
  GatewayUnavailableError,
  GatewayUntrustedError,
  OrderTermsError,
  RawBodyUnavailableError,
  SignatureRefusedError,
  StoreUnavailableError,
} from './errors.ts'
export type { ProxyEvent } from './events.ts'
export {
  type Asked,
  createGateway,
  type Gateway,
  type GatewayCalls,
  type GatewayReply,
  type HeadersLike,
} from './gateway.ts'
export type { GatewayOptions } from './gatewayOptions.ts'
export type { DuplicatePaymentEvent, OrderTerms, PaidEvent, ProxyOptions } from './options.ts'
export type { Payout, PayoutOptions, PayoutResult, Payouts, PayoutTerms } from './payouts.ts'
export type { ProblemCode } from './problem.ts'
export { createProxy, type RumbaProxy } from './proxy.ts'
export type { Reconciliation } from './reconcile.ts'
export type { Credentials } from './signature.ts'
export type { HintListener, PaymentRecord, Store, StoreHints } from './stores/contract.ts'
export { createMemoryStore } from './stores/memory.ts'
export { GATEWAY_URL } from './transport.ts'
