import type { PaymentStatus } from '@rumba/core'
import type { Call } from './calls.ts'

/** What was done with a transaction by hand: in code, by HTTP, in the panel or on the hosted page. */
export type Act =
  /** `amount` and `currency` stand there where another amount than the asked one was paid. */
  | { readonly name: 'pay'; readonly amount?: string; readonly currency?: string }
  | { readonly name: 'decline' | 'expire' | 'fail' | 'keep-pending' }
  /** The buyer has opened the hosted page. */
  | { readonly name: 'open' }
  | {
      readonly name: 'callback'
      readonly times: number
      readonly status?: PaymentStatus
      readonly isForged?: boolean
    }

/** A call to the API about the transaction; calls that are alike and follow each other are one entry. */
export interface CallEntry
  extends Pick<Call, 'number' | 'verb' | 'path' | 'status' | 'errorCode' | 'tokenFault' | 'signatureFault'> {
  readonly kind: 'call'
  /** Epoch milliseconds by the sandbox's clock, as in every entry; of the last one where there were several. */
  readonly at: number
  readonly times: number
}

/** One thing that happened to a transaction. */
export type TimelineEntry =
  | CallEntry
  | { readonly kind: 'act'; readonly at: number; readonly act: Act }
  | { readonly kind: 'move'; readonly at: number; readonly status: PaymentStatus }
  /** A callback left; `index` is its place among the transaction's `callbacks`. */
  | { readonly kind: 'callback'; readonly at: number; readonly index: number }

/** More than this nobody reads, and a merchant who polls for days must not fill the memory. */
const LONGEST = 200

/** The timeline with one more entry; a status check like the one before it only counts up. */
export function extend(timeline: readonly TimelineEntry[], entry: TimelineEntry): readonly TimelineEntry[] {
  const last = timeline.at(-1)
  if (entry.kind === 'call' && last?.kind === 'call' && isAlike(entry, last)) {
    return [...timeline.slice(0, -1), { ...entry, times: last.times + 1 }]
  }
  // The first entry is the create call, which says how all began.
  const kept = timeline.length < LONGEST ? timeline : [...timeline.slice(0, 1), ...timeline.slice(2)]
  return [...kept, entry]
}

function isAlike(one: CallEntry, other: CallEntry): boolean {
  return (
    one.verb === 'GET' &&
    one.verb === other.verb &&
    one.path === other.path &&
    one.status === other.status &&
    one.tokenFault === other.tokenFault &&
    one.signatureFault === other.signatureFault
  )
}

export function toCallEntry(call: Call): CallEntry {
  const { at, number, verb, path, status, errorCode, tokenFault, signatureFault } = call
  return {
    kind: 'call',
    at,
    number,
    verb,
    path,
    status,
    errorCode,
    tokenFault,
    signatureFault,
    times: 1,
  }
}
