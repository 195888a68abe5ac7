import type { DueCallback } from '../callbacks.ts'
import type { Corners } from '../corners.ts'
import type { Faults } from '../faults.ts'
import { NORMAL, type Play } from '../scenario.ts'
import { formatPlay, parsePlay, toPlay } from '../scenarios.ts'
import type { Call } from './calls.ts'
import type { Transaction } from './transaction.ts'

/** All that a sandbox needs to go on elsewhere, and no secret. JSON keeps it whole; treat it as one piece. */
export interface SavedState {
  /** Everything that was due until then has happened; epoch milliseconds by the sandbox's clock. */
  readonly at: number
  /** How far the clock was ahead of real time, in milliseconds. */
  readonly aheadMs: number
  readonly isFrozen: boolean
  /** How many transactions there ever were. */
  readonly count: number
  /** How many trace ids were drawn. */
  readonly traces: number
  /** Oldest first. */
  readonly transactions: readonly SavedTransaction[]
  readonly callbacks: readonly DueCallback[]
  readonly calls: readonly Call[]
  readonly faults: Faults
  readonly corners: Corners
  /** What new transactions play, where a name says it. */
  readonly scenario: string | null
}

/** A transaction with its amount as JSON knows it, and the part it plays. */
export interface SavedTransaction extends Omit<Transaction, 'amount'> {
  readonly amount: { readonly minor: string; readonly currency: string }
  /** `paid-after:5`; a scenario of one's own goes on as `normal`. */
  readonly play: string
  readonly begunAt: number | null
}

export function toSaved(
  transaction: Transaction,
  { scenario, number }: Play,
  begunAt: number | undefined,
): SavedTransaction {
  const { minor, currency } = transaction.amount
  return {
    ...transaction,
    amount: { minor: String(minor), currency },
    play: formatPlay(scenario.name, scenario.number && number),
    begunAt: begunAt ?? null,
  }
}

export function fromSaved({ amount, play, begunAt, ...rest }: SavedTransaction): {
  transaction: Transaction
  play: Play
  begunAt: number | undefined
} {
  return {
    transaction: {
      ...rest,
      amount: { minor: BigInt(amount.minor), currency: amount.currency },
      callbacks: rest.callbacks.map(attempt =>
        attempt.status === null && attempt.error === null
          ? { ...attempt, error: 'the sandbox ended before the answer' }
          : attempt,
      ),
    },
    play: parsePlay(play) ?? toPlay(NORMAL),
    begunAt: begunAt ?? undefined,
  }
}
