import type { ProxyEvent } from './events.ts'
import type { GatewayCalls } from './gateway.ts'
import type { Hints } from './hints.ts'
import type { Limiter } from './limits.ts'
import type { ProxyOptions } from './options.ts'
import type { Store } from './stores/contract.ts'
import type { Tokens } from './tokens.ts'

/** The parts of one proxy, handed to each of its actions. One per `createProxy`; nothing is kept at module level. */
export interface Context {
  readonly options: ProxyOptions
  readonly store: Omit<Store, 'hints'>
  readonly gateway: GatewayCalls
  readonly tokens: Tokens
  readonly hints: Hints
  readonly limiter: Limiter
  /** Inspects codes, for who hears of it. */
  readonly codes: Promise<typeof import('./reportCode.ts')> | undefined
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly emit: (event: ProxyEvent) => void
  /** Tells what was thrown, for who hears of it. */
  readonly report: (error: unknown) => void
}
