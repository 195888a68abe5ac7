import type { Challenge, Money, PaymentStatus } from '@rumba/core'
import type { Shape } from '../gateway/methods.ts'
import type { Requisites } from '../gateway/requisites.ts'
import type { TimelineEntry } from './timeline.ts'

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
  /** The status it told. */
  readonly told: PaymentStatus
  /** It carried the signature of other bytes. */
  readonly isForged: boolean
  /** When it is sent again, by the sandbox's clock; null when it is not, or has been. */
  readonly nextAt: number | null
}

/** Whether the merchant's answer acknowledges a callback: any 2xx. */
export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300
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
  /** The number behind the scenario's name, where it takes one. */
  readonly scenarioNumber: number | undefined
  /** Epoch milliseconds by the sandbox's clock, as the two below. */
  readonly createdAt: number
  /** Absent when it never expires. */
  readonly expiresAt: number | undefined
  readonly status: PaymentStatus
  readonly statusAt: number
  /** Only a hand moves it any more: neither its scenario nor the end of its time does. */
  readonly isKept: boolean
  readonly callbacks: readonly CallbackAttempt[]
  /** What happened to it, in its order. */
  readonly timeline: readonly TimelineEntry[]
}

/** The short id that the gateway gives: `PIX000000001`, `P2C000000381`, `BAN000132316`. */
export function toIdentifier({ method, number }: Transaction, prefix: string = method, digits = 9): string {
  return prefix.slice(0, 3).toUpperCase() + String(number).padStart(digits, '0')
}
