import type { Challenge, Money, PaymentStatus } from '@rumba/core'
import type { Payee } from './gateway/brCode.ts'
import type { Transaction } from './state/transaction.ts'

/** What a callback says otherwise than usual. */
export interface Delivery {
  /** The status it tells, whatever the transaction has. */
  readonly status?: PaymentStatus
  /** It carries the signature of other bytes. */
  readonly isForged?: boolean
  /** What is sent once the first attempt of this one was answered; in a sandbox that is kept it outlives a kill between the two. */
  readonly next?: Delivery
}

/** What a scenario can do with the transaction it plays. Time is the sandbox's. */
export interface Stage {
  /** The number behind the scenario's name, or its usual one. */
  readonly number: number
  /** The transaction as it is now; absent once the sandbox has forgotten it. */
  current(): Transaction | undefined
  /** Runs a step once that many seconds have passed. */
  after(seconds: number, step: () => unknown): void
  /** Resolves once that many seconds have passed, or the sandbox was reset. */
  wait(seconds: number): Promise<void>
  /** Moves the transaction where its status may; resolves when the first callback about it was answered. */
  move(status: PaymentStatus): Promise<void>
  /** Sends a callback, again and again until it is taken; resolves when the first attempt, and that of what is next, was answered. */
  deliver(delivery?: Delivery): Promise<void>
}

/** One way for a payment or payout to go. Everything it does not say goes as usual. */
export interface Scenario {
  /** Stable: it is chosen by it. */
  readonly name: string
  /** What happens, in one sentence. */
  readonly about: string
  /** Minor units of the amount that chooses it: 9101n is R$ 91,01 and CLP 9101. */
  readonly amount?: bigint
  /** What the number behind its name means, as in `paid-after:5`, and what it is without one. */
  readonly number?: { readonly means: string; readonly usual: number }
  /** Answers a create call before anything is created. */
  readonly intercept?: (number: number) => Response
  /** How long the transaction can be paid, in seconds; `Infinity` for ever. */
  readonly lifetime?: (number: number) => number
  /** Who is paid, as the code says. */
  readonly payee?: Payee
  /** What the buyer is asked to do. */
  readonly challenge?: Challenge
  /** What is paid in place of the amount. */
  readonly paid?: (amount: Money) => Money
  /** Runs before the reply to the create call leaves, which is waited for; the reply says what was before it. */
  readonly begin?: (stage: Stage) => Promise<void> | void
  /** Stands in for the reply to the create call. */
  readonly reply?: (reply: Response, stage: Stage) => Promise<Response> | Response
  /** Stands in for the one callback about an end. */
  readonly announce?: (stage: Stage) => Promise<void>
}

/** A scenario and its number. */
export interface Play {
  readonly scenario: Scenario
  readonly number: number
}

/** Nothing but what the merchant, the buyer and the clock do. */
export const NORMAL: Scenario = { name: 'normal', about: 'Waits for the buyer, the panel or the clock.' }

/** How long a payment that pays itself takes, in seconds. */
export const USUAL_SECONDS = 2
