import type { KnownStatus, Money, QrChallenge, RedirectChallenge } from '@rumba/core'
import { toNumber } from './amount.ts'

/** One try to tell the merchant how a transaction ended. */
export interface CallbackAttempt {
  /** When the request left, in epoch milliseconds with a fraction, by the sandbox's clock. */
  readonly sentAt: number
  /** HTTP status of the merchant's answer; null while there is none, or when none came. */
  readonly status: number | null
  /** How long the answer took in real milliseconds; null while it is awaited. */
  readonly ms: number | null
  /** Why no answer came; null when one did or is awaited. */
  readonly error: string | null
}

/** A transaction at one moment. A change makes a new value, so one that was handed out never changes. */
export interface Transaction {
  readonly requestId: string
  /** The gateway's short id: `PIX000000001`, or what the documents' samples show instead. */
  readonly identifier: string
  readonly reference: string
  readonly description: string
  /** Method code, such as `pix`. */
  readonly method: string
  readonly amount: Money
  /** What the create reply asks the buyer to do. */
  readonly challenge: QrChallenge | RedirectChallenge
  /** The Pix code; there is one too where the hosted page shows it. */
  readonly code: string | undefined
  /** Last part of the hosted page's address. */
  readonly pageId: string
  /** The widget's locale as it was sent. */
  readonly locale: string | undefined
  readonly extra: readonly (readonly [key: string, value: string])[]
  readonly redirectUrl: string | undefined
  readonly cancelUrl: string | undefined
  readonly callbackUrl: string | undefined
  /** Epoch milliseconds by the sandbox's clock, as the two below. */
  readonly createdAt: number
  readonly expiresAt: number
  readonly status: KnownStatus
  readonly statusAt: number
  readonly callbacks: readonly CallbackAttempt[]
}

/** A transaction in the spelling of the panel's API. Times are epoch milliseconds. */
export function toPanelJson(transaction: Transaction): Record<string, unknown> {
  const { amount, challenge, code } = transaction
  return {
    request_id: transaction.requestId,
    identifier: transaction.identifier,
    reference: transaction.reference,
    method: transaction.method,
    amount: toNumber(amount),
    currency: amount.currency,
    status: transaction.status,
    ...(code !== undefined && { code }),
    ...(challenge.kind === 'redirect' && { url: challenge.url }),
    callback_url: transaction.callbackUrl ?? null,
    callbacks: transaction.callbacks.map(({ sentAt, status, ms, error }) => ({
      sent_at: sentAt,
      status,
      ms,
      error,
    })),
    created_at: transaction.createdAt,
    expires_at: transaction.expiresAt,
  }
}
