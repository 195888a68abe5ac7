import { isFinal } from '@rumba/core'
import type { PaymentRecord } from './stores/contract.ts'

/**
 * How old the gateway's word on a payment may get before it is asked again, in milliseconds: 2 s in the first minute, then
 * 5 s, then 10 s after ten minutes. The page is told to poll at the same pace.
 */
export function pollAfterMs(record: PaymentRecord, now: number): number {
  if (isFinal(record.status)) return 60_000
  const age = now - record.createdAt
  return age < 60_000 ? 2_000 : age < 600_000 ? 5_000 : 10_000
}

/** Far more payments than can be asked about in the time of a pace. */
const REMEMBERED = 10_000

/** Notes that the gateway was asked about a payment just now. One that was asked about long ago is forgotten. */
export function noteAsked(askedAt: Map<string, number>, reference: string, now: number): void {
  askedAt.delete(reference)
  askedAt.set(reference, now)
  const [oldest = ''] = askedAt.keys()
  if (askedAt.size > REMEMBERED) askedAt.delete(oldest)
}

/** Questions that the gateway is asked at once by one process: a shop full of waiting buyers must not drown it. */
export const QUESTIONS_AT_ONCE = 32

export const LONGEST_BACK_OFF_MS = 600_000

/** Wait before doing failed work again: 1 s, doubled each time, at most 10 minutes. */
export function backOffMs(failures: number): number {
  return Math.min(1_000 * 2 ** failures, LONGEST_BACK_OFF_MS)
}

/** Wait before a call to the gateway is put again: anything from 100 to 1,000 milliseconds, so that instances do not march in step. */
export const jitterMs = (): number => 100 + Math.random() * 900

/** How long an instance may be silent before others take over what it was at: longer than one question to the gateway. */
export const LEASE_MS = 10_000
