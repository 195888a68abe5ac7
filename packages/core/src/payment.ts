import type { Challenge } from './challenge.ts'
import type { Field } from './methods/field.ts'
import type { Money } from './money.ts'
import type { PaymentStatus } from './status.ts'

/** An instant as ISO 8601 text in UTC: `2026-11-21T01:17:56.000Z`. */
export type Instant = string

/** One attempt to pay an order, as the browser and the merchant see it. */
export interface Payment {
  /** The merchant's id of this attempt, unique at the gateway. */
  readonly reference: string
  /** Method code, such as `pix`. */
  readonly method: string
  readonly status: PaymentStatus
  /** What the order owes, decided by the merchant's server. */
  readonly amount: Money
  /** The name the buyer's bank should show, where the merchant said it; a code that names another payee is not shown as payable. */
  readonly payee?: string
  readonly description?: string
  /** What the buyer has to do; absent while the gateway has not answered and once the payment is final. */
  readonly challenge?: Challenge
  readonly createdAt: Instant
  /** When the code or page stops working, where the merchant knows; the gateway does not say. */
  readonly expiresAt?: Instant
  /** Counts the changes of this payment from 1; a higher version is newer. */
  readonly version: number
}

/** A payment at one moment, with what is needed to go on watching it. */
export interface PaymentSnapshot {
  readonly payment: Payment
  /** Server time when the snapshot was made; a countdown runs against it, not against the buyer's clock. */
  readonly now: Instant
  /** How long to wait before asking again when nothing is pushed, in milliseconds. */
  readonly pollAfterMs: number
  /** True when the gateway could not be asked and the state may be older than it should be. */
  readonly stale?: true
}

/** A payment that was created or found, with the token that lets this page watch it. */
export interface StartedPayment extends PaymentSnapshot {
  /** Opaque capability to read this one payment; keep it in memory, never in an address. */
  readonly token: string
  /**
   * Opaque and good for an hour: `resumePayment` answers it, on whatever device, with a token for this one payment. Nothing else
   * takes it. It may stand in the fragment of a link, which no server is sent.
   */
  readonly resume?: string
}

/** A method the order may be paid with, and what the payer still has to fill in for it. */
export interface MethodOffer {
  readonly code: string
  /** What this method charges, where it is not the order's own amount: a price in the method's currency. */
  readonly amount?: Money
  readonly fields: readonly Field[]
}

/** What an order owes and how it may be paid. */
export interface Order {
  readonly amount: Money
  readonly description?: string
  readonly methods: readonly MethodOffer[]
  /** The latest attempt, where there is one: a reload, another tab or another device goes on with it. */
  readonly current?: StartedPayment
  readonly now: Instant
}
