import type { Challenge, Money, PaymentStatus } from '@rumba/core'
import { toNumber } from './amount.ts'
import type { Shape } from './methods.ts'
import type { Requisites } from './requisites.ts'

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

/** Who gets a payout, under the gateway's name for the object. */
export interface Beneficiary {
  readonly key: 'requisites' | 'card' | 'upi' | 'mobile_money'
  readonly fields: Readonly<Record<string, string>>
}

/** A payment or payout at one moment. A change makes a new value, so one that was handed out never changes. */
export interface Transaction {
  readonly kind: 'payment' | 'payout'
  readonly requestId: string
  /** How many were created before it, and it. */
  readonly number: number
  readonly customerIdentifier: string
  readonly reference: string
  readonly description: string
  /** Method code, such as `pix`. */
  readonly method: string
  /** The body shape of a payment; a payout has one only. */
  readonly shape: Shape
  readonly amount: Money
  /** What the create reply of a payment asks the buyer to do. */
  readonly challenge: Challenge | undefined
  /** The Pix code or UPI link; there is one too where the hosted page shows it. */
  readonly code: string | undefined
  /** Account, card or voucher to pay to; there is one too where the hosted page shows it. */
  readonly requisites: Requisites | undefined
  /** The one-time code that an `otp` challenge asks for. */
  readonly otp: string | undefined
  readonly beneficiary: Beneficiary | undefined
  /** Last part of the hosted page's address. */
  readonly pageId: string
  /** The widget's locale as it was sent. */
  readonly locale: string | undefined
  readonly extra: readonly (readonly [key: string, value: string])[]
  readonly redirectUrl: string | undefined
  readonly cancelUrl: string | undefined
  readonly callbackUrl: string | undefined
  /** The scenario it plays; `normal` where nothing else was chosen. */
  readonly scenario: string
  /** Epoch milliseconds by the sandbox's clock, as the two below. */
  readonly createdAt: number
  /** Absent when it never expires. */
  readonly expiresAt: number | undefined
  readonly status: PaymentStatus
  readonly statusAt: number
  readonly callbacks: readonly CallbackAttempt[]
}

/** The short id that the gateway gives: `PIX000000001`, `P2C000000381`, `BAN000132316`. */
export function toIdentifier({ method, number }: Transaction, prefix: string = method, digits = 9): string {
  return prefix.slice(0, 3).toUpperCase() + String(number).padStart(digits, '0')
}

/** A transaction in the spelling of the panel's API. Times are epoch milliseconds. */
export function toPanelJson(transaction: Transaction): Record<string, unknown> {
  const { amount, challenge, code, otp } = transaction
  return {
    request_id: transaction.requestId,
    identifier: toIdentifier(transaction),
    kind: transaction.kind,
    reference: transaction.reference,
    method: transaction.method,
    amount: toNumber(amount),
    currency: amount.currency,
    status: transaction.status,
    ...(code !== undefined && { code }),
    ...(challenge?.kind === 'redirect' && { url: challenge.url }),
    ...(otp !== undefined && { otp }),
    scenario: transaction.scenario,
    callback_url: transaction.callbackUrl ?? null,
    callbacks: transaction.callbacks.map(({ sentAt, status, ms, error }) => ({
      sent_at: sentAt,
      status,
      ms,
      error,
    })),
    created_at: transaction.createdAt,
    expires_at: transaction.expiresAt ?? null,
  }
}
