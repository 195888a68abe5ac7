import { isFinal } from '@rumba/core'
import type { PaymentRecord } from './stores/contract.ts'
import { sweep } from './sweep.ts'

/**
 * How old the gateway's word on a payment may get before it is asked again, in milliseconds: 2 s in the first minute, then
 * 5 s, then 10 s after ten minutes. The page is told to poll at the same pace.
 */
export function pollAfterMs(record: PaymentRecord, now: number): number {
  if (isFinal(record.status)) return LONGEST_MS
  const age = now - record.createdAt
  return age < 60_000 ? 2_000 : age < 600_000 ? 5_000 : 10_000
}

/** The slowest pace. */
const LONGEST_MS = 60_000

/** Knows which payments the gateway was asked about just now, and forgets those for which that is no longer so. */
export interface Asked {
  readonly size: number
  note(reference: string): void
  /** Whether the gateway's word on a payment, or the payment itself, is younger than its pace. */
  isFresh(record: PaymentRecord): boolean
}

/** Each note sweeps at most two others. What a clock that is set back left in the future is not young. */
export function createAsked(now: () => number): Asked {
  /** The one noted last comes last. */
  const times = new Map<string, number>()
  const isYounger = (at: number, ms: number): boolean => Math.abs(now() - at) < ms
  return {
    get size() {
      return times.size
    },
    note(reference) {
      sweep(times, at => !isYounger(at, LONGEST_MS))
      times.delete(reference)
      times.set(reference, now())
    },
    isFresh: record => isYounger(times.get(record.reference) ?? record.createdAt, pollAfterMs(record, now())),
  }
}

/** Questions that the gateway is asked at once by one process: a shop full of waiting buyers must not drown it. */
export const QUESTIONS_AT_ONCE = 32

/** Wait before doing failed work again: 1 s, doubled each time, at most 10 minutes. */
export function backOffMs(failures: number): number {
  return Math.min(1_000 * 2 ** failures, 600_000)
}

/** Wait before a call to the gateway is put again: anything from 100 to 1,000 milliseconds, so that instances do not march in step. */
export const jitterMs = (): number => 100 + Math.random() * 900

/** How long an instance may be silent before others take over what it was at: longer than one question to the gateway. */
export const LEASE_MS = 10_000
