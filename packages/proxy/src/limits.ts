import { Refusal } from './problem.ts'

/** How much one visitor may ask for. A page that goes at the pace it is told stays far below. */
export interface Limits {
  /** Readings of an order in a minute from one address. Default: 60. */
  readonly orders: number
  /** Create calls in a minute from one address. Default: 10. */
  readonly creates: number
  /** New attempts in a minute to pay one order, from wherever. Default: 5. */
  readonly attempts: number
  /** Reads in a minute with one status token. Default: 60. */
  readonly reads: number
  /** Questions for the token of a payment in a minute from one address. Default: 30. */
  readonly resumes: number
  /** Callbacks with a wrong signature in a minute from one address. One with a right signature is always taken. Default: 60. */
  readonly refusals: number
  /** Open event streams with one status token. Default: 3. */
  readonly streams: number
  /** Open event streams and held answers in this process. Default: 10,000. */
  readonly held: number
}

const DEFAULTS: Limits = {
  orders: 60,
  creates: 10,
  attempts: 5,
  reads: 60,
  resumes: 30,
  refusals: 60,
  streams: 3,
  held: 10_000,
}

export const MINUTE_MS = 60_000
/** Visitors whose address nobody knows are counted together; they may be this many. */
const STRANGERS = 30
/** Names that one counter keeps; about 100 bytes each. */
const CAPACITY = 100_000

export interface Limiter {
  /**
   * Counts one call.
   *
   * @param caller who calls, asked where there is a limit; `undefined` counts with all others who cannot be told apart
   * @throws {Refusal} `RATE_LIMITED`
   */
  count(name: 'orders' | 'creates' | 'reads' | 'resumes' | 'refusals', caller: () => string | undefined): void
  /**
   * Lets `attempts`, the times at which attempts to pay one order were made, have one more.
   *
   * @throws {Refusal} `RATE_LIMITED`
   */
  admit(attempts: readonly number[]): void
  /** `Infinity` where limits are switched off. */
  limitOf(name: keyof Limits): number
  /** @throws {Refusal} `RATE_LIMITED`, always */
  refuse(name: keyof Limits, retryAfterMs: number): never
}

/**
 * Limits of this process.
 *
 * @param chosen `false` switches all of them off
 * @param exceeded hears of each refusal
 */
export function createLimiter(
  chosen: false | Partial<Limits> | undefined,
  now: () => number,
  exceeded: (limit: string) => void,
): Limiter {
  const limitOf = (name: keyof Limits): number =>
    chosen === false ? Infinity : (chosen?.[name] ?? DEFAULTS[name])
  const counters: Partial<Record<keyof Limits, Counter>> = {}

  const refuse = (limit: keyof Limits, retryAfterMs: number): never => {
    exceeded(limit)
    throw new Refusal('RATE_LIMITED', { retryAfterMs })
  }

  return {
    limitOf,
    refuse,
    count(name, caller) {
      if (limitOf(name) === Infinity) return
      const key = caller()
      const limit = limitOf(name) * (key === undefined ? STRANGERS : 1)
      counters[name] ??= createCounter()
      const { count, endsAt } = counters[name].add(key ?? '', now())
      if (count > limit) refuse(name, endsAt - now())
    },
    admit(attempts) {
      const recent = attempts.filter(at => Math.abs(now() - at) < MINUTE_MS).sort((a, b) => a - b)
      const oldest = recent.at(-limitOf('attempts'))
      if (oldest !== undefined) refuse('attempts', oldest + MINUTE_MS - now())
    },
  }
}

export interface Counter {
  readonly size: number
  /** Counts one more for `key`; answers how many there are in its minute and when that ends. */
  add(key: string, now: number): { readonly count: number; readonly endsAt: number }
}

/**
 * Counts by key in fixed minutes. Each call sweeps at most two names, so none is slow; over the capacity the name that was
 * opened first goes.
 */
export function createCounter(capacity: number = CAPACITY): Counter {
  /** In the order in which the windows end. */
  const windows = new Map<string, { count: number; readonly endsAt: number }>()
  return {
    get size() {
      return windows.size
    },
    add(key, now) {
      // A clock that is set back must not lock anybody out for as long.
      const isOver = ({ endsAt }: { readonly endsAt: number }): boolean =>
        endsAt <= now || endsAt > now + MINUTE_MS
      let left = 2
      for (const [name, window] of windows) {
        if (left-- === 0 || !isOver(window)) break
        windows.delete(name)
      }
      const current = windows.get(key)
      if (current && !isOver(current)) {
        current.count += 1
        return current
      }
      windows.delete(key)
      const [oldest] = windows.keys()
      if (windows.size >= capacity && oldest !== undefined) windows.delete(oldest)
      const opened = { count: 1, endsAt: now + MINUTE_MS }
      windows.set(key, opened)
      return opened
    },
  }
}
