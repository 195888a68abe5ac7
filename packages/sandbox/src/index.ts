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
export type { Payee } from './gateway/brCode.ts'
export type { Profile } from './gateway/replyStyle.ts'
export type { Credentials } from './gateway/signature.ts'
export { DEMO_CREDENTIALS, type SandboxOptions } from './options.ts'
export { type CallbackByHand, createSandbox, type Sandbox } from './sandbox.ts'
export type { Delivery, Play, Scenario, Stage } from './scenario.ts'
export { SCENARIOS } from './scenarios.ts'
export type { Call } from './state/calls.ts'
export type { SavedState, SavedTransaction } from './state/savedState.ts'
export type { Act, CallEntry, TimelineEntry } from './state/timeline.ts'
export type { Beneficiary, CallbackAttempt, Transaction } from './state/transaction.ts'
