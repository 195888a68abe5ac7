export type { Payee } from './br-code.ts'
export type { Call } from './calls.ts'
export type { NamedScenario, ScenarioCall, ScenarioChoice } from './casting.ts'
export type { Clock } from './clock.ts'
export type { Corners, Silence } from './corners.ts'
export {
  CallbackAddressError,
  SandboxOptionError,
  TransactionFinalError,
  TransactionUnknownError,
} from './errors.ts'
export type { Faults } from './faults.ts'
export { DEMO_CREDENTIALS, type SandboxOptions } from './options.ts'
export type { Profile } from './reply-style.ts'
export { type CallbackByHand, createSandbox, type Sandbox } from './sandbox.ts'
export type { SavedState, SavedTransaction } from './saved-state.ts'
export type { Delivery, Play, Scenario, Stage } from './scenario.ts'
export { SCENARIOS } from './scenarios.ts'
export type { Credentials } from './signature.ts'
export type { Act, CallEntry, TimelineEntry } from './timeline.ts'
export type { Beneficiary, CallbackAttempt, Transaction } from './transaction.ts'
