import type { Instant, RumbaClient } from '@rumba/core'
import { getOrInsertComputed } from '../getOrInsertComputed.ts'
import { page } from './environment.ts'

/** The server's time as this page knows it, whatever the buyer's own clock says. */
export interface ServerClock {
  /** Takes in what the server said the time is. */
  hear(instant: Instant): void
  /** Server time in milliseconds since 1970; the local clock's until the server has spoken. */
  now(): number
  /** True once after the local clock has run away from monotonic time: the machine slept, or somebody set the clock. */
  jumped(): boolean
}

const JUMP_MS = 1_000

const clocks = new WeakMap<RumbaClient, ServerClock>()

/** The clock of a client's server; every answer sets it. */
export function serverClock(client: RumbaClient): ServerClock {
  return getOrInsertComputed(clocks, client, createServerClock)
}

function createServerClock(): ServerClock {
  let ahead: number | undefined
  let drift: number | undefined
  return {
    hear(instant) {
      // An answer is old by its time on the way, never young, so the largest difference is the nearest to the truth. A page
      // that slept finds it larger, too: monotonic time may stand still meanwhile.
      ahead = Math.max(Date.parse(instant) - page.now(), ahead ?? Number.NEGATIVE_INFINITY)
    },
    now: () => (ahead === undefined ? Date.now() : page.now() + ahead),
    jumped() {
      const before = drift
      drift = Date.now() - page.now()
      return before !== undefined && Math.abs(drift - before) > JUMP_MS
    },
  }
}
