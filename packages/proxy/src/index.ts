export { type Diagnosis, type DoctorOptions, examineProxy } from './doctor.ts'
export {
  ConfigError,
  GatewayUnavailableError,
  GatewayUntrustedError,
  RawBodyUnavailableError,
} from './errors.ts'
export type { ProxyEvent } from './events.ts'
export { createGateway, GATEWAY_URL, type Gateway, type GatewayOptions } from './gateway.ts'
export type { DuplicatePaymentEvent, OrderTerms, PaidEvent, ProxyOptions } from './options.ts'
export type { ProblemCode } from './problem.ts'
export { createProxy, type RumbaProxy } from './proxy.ts'
export type { Bytes, Credentials, Signer } from './signature.ts'
export type { HintListener, PaymentRecord, Store, StoreHints } from './stores/contract.ts'
export { createMemoryStore } from './stores/memory.ts'
