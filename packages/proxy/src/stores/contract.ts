import type { Challenge, Money, PaymentStatus } from '@rumba/core'

/** One attempt to pay an order, as the proxy keeps it. Holds no payer data. Times are epoch milliseconds. */
export interface PaymentRecord {
  /** Unique: `<order>-<attempt>`. Two processes that start the same attempt collide here, and one wins. */
  readonly reference: string
  readonly order: string
  readonly attempt: number
  readonly method: string
  readonly amount: Money
  readonly payee?: string
  readonly description?: string
  /** `unknown` from the moment before the gateway is called until it has answered. */
  readonly status: PaymentStatus
  readonly requestId?: string
  readonly challenge?: Challenge
  readonly createdAt: number
  readonly expiresAt?: number
  /** Starts at 1 and counts every change. */
  readonly version: number
  /** The browser's key and a keyed digest of what it sent with it. */
  readonly idempotency: { readonly key: string; readonly fingerprint: string }
  /** There is no payment: the gateway refused it, or could not be reached at all (`retryable`). */
  readonly rejected?: { readonly fields: readonly string[]; readonly retryable: boolean }
  /** A signed callback said success; it counts once the gateway, asked, says so too. */
  readonly paidClaimedAt?: number
  /**
   * The id that the claim was about, where it is not `requestId`: some runtimes send a call twice, and the gateway then makes two
   * payments of one attempt.
   */
  readonly claimedId?: string
  /** The gateway once spoke of this amount, which is not the order's. Kept as a trace; such a message changes nothing else. */
  readonly mismatch?: Money
  /** The create call has come to an end that says nothing; whoever waits for its answer need not. */
  readonly unanswered?: true
  /** How often the buyer has answered its challenge. */
  readonly tries?: number
  /** What the merchant must hear, kept until its handler returned. */
  readonly event?: {
    readonly id: string
    readonly late: boolean
    /** Reference of the attempt that had paid the order before. */
    readonly duplicateOf?: string
    readonly paidAt: number
    readonly deliveredAt?: number
  }
  /** Failures of the work due, for the back-off. */
  readonly failures: number
  /** When this record next needs work that no request will do: confirming a claim, telling the merchant. */
  readonly dueAt?: number
}

/**
 * Where payments are kept. Each call is atomic, and what it answered is durable as far as the store is: a callback is
 * acknowledged after `replace` returned. A call that cannot tell what happened rejects; the record is then as it was before
 * or as it should be after, never something between. `storeContract` of `@rumba/proxy/testing` proves an implementation.
 */
export interface Store {
  /**
   * Adds the record and answers this very object; when its reference is taken, answers the one that is there instead. Whoever
   * gets back what it gave has won.
   */
  insert(record: PaymentRecord): Promise<PaymentRecord>
  get(reference: string): Promise<PaymentRecord | undefined>
  /** Every attempt of an order, first one first. */
  list(order: string): Promise<PaymentRecord[]>
  /** Writes the record if the one stored has exactly the version before it; answers whether it did. */
  replace(record: PaymentRecord): Promise<boolean>
  /**
   * Records whose status is not final, at most `limit`, in an order of the store's own that no change moves.
   *
   * @param after reference of the last one of the page before; it need not be open any more
   */
  open(limit: number, after?: string): Promise<PaymentRecord[]>
  /** Records whose `dueAt` has come by the caller's clock, at most 100, the longest due first. */
  due(now: number): Promise<PaymentRecord[]>
  /**
   * Takes the lease `name` for `ttlMs`, or takes it anew for as long when `holder` has it; answers whether `holder` has it now.
   * Time is the store's own, one clock for all instances, so that instances whose clocks differ do not take over too early.
   *
   * A lease saves work and keeps two handlers from running at once. What is true is guarded by `replace`: a holder that was
   * away for too long cannot overwrite what came after it.
   */
  lease(name: string, holder: string, ttlMs: number): Promise<boolean>
  /** Gives a lease back before its time. Does nothing when `holder` no longer has it. */
  release(name: string, holder: string): Promise<void>
  /** A way to tell other instances that a payment changed. Without one they notice when they next look. */
  readonly hints?: StoreHints
}

/** Carries references between instances, at most once each: a hint may get lost, so it is only ever a reason to read. */
export interface StoreHints {
  publish(reference: string): Promise<void>
  /** Listens until the returned function is called. What was published here may be heard here too. */
  subscribe(listener: HintListener): () => void
}

export interface HintListener {
  /** This payment may have changed. */
  changed(reference: string): void
  /** Hints flow from now on; before, some may have been missed, so whatever is being watched has to be read. */
  resumed(): void
  /** They no longer flow. The store mends this by itself and then calls `resumed`. */
  interrupted(): void
}
