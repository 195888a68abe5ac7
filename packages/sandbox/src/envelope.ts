import { plus, toNumber } from './amount.ts'
import type { FieldError } from './payment-request.ts'
import type { Transaction } from './transaction.ts'

/** A reply or callback body; the order of its keys is the order of the documents' samples. */
export type Envelope = Readonly<Record<string, unknown>>

/** Every sample bills a little more or less than the amount and none says why; this is the difference in most of them. */
const BILLING_SURCHARGE_MINOR = 20n

/** Zone-less times run three hours ahead of UTC in the check and callback samples, and agree with UTC in the create samples. */
const CHECK_ZONE_MS = 3 * 60 * 60 * 1000

/** Answer to a payment that was created. */
export function toCreated(transaction: Transaction, now: number): Envelope {
  const { challenge } = transaction
  return {
    ...head(transaction, 0),
    challenge:
      challenge.kind === 'qr'
        ? { challenge_type: 'qr', challenge_qr: { code: challenge.code } }
        : { challenge_type: 'redirect', challenge_redirect: { url: challenge.url } },
    timestamp: formatTimestamp(now),
  }
}

/** Answer to a status check, and the body of a callback. */
export function toChecked(transaction: Transaction, now: number): Envelope {
  return {
    ...head(transaction, CHECK_ZONE_MS),
    // The samples give the entries back in another order than they were sent.
    extra: transaction.extra.map(([key, value]) => ({ key, value })).reverse(),
    timestamp: formatTimestamp(now),
  }
}

/** Error 30, and the sandbox's own refusals in the same shape. `traceId` names the call, not a transaction. */
export function toRefused(
  code: number,
  reason: string,
  traceId: string,
  now: number,
  fields?: readonly FieldError[],
): Envelope {
  return {
    error_code: code,
    error_reason: reason,
    request_id: traceId,
    ...(fields && { error_fields: fields }),
    timestamp: formatTimestamp(now),
  }
}

/** Error 273, which has no other field. */
export const NO_ROUTE: Envelope = {
  error_code: 273,
  error_message: 'Invalid adapter route configuration',
}

function head(transaction: Transaction, zoneMs: number): Envelope {
  return {
    error_code: 0,
    error_message: '',
    identifier: transaction.identifier,
    request_id: transaction.requestId,
    reference: transaction.reference,
    description: transaction.description,
    status: { name: transaction.status, date: formatLocal(transaction.statusAt + zoneMs) },
    created_date: formatLocal(transaction.createdAt + zoneMs),
    amount: toNumber(transaction.amount),
    billing_amount: toNumber(plus(transaction.amount, BILLING_SURCHARGE_MINOR)),
    currency: transaction.amount.currency,
  }
}

/** `2025-04-11T16:58:57.11`: no zone, and a fraction without trailing zeros. */
function formatLocal(time: number): string {
  return new Date(time).toISOString().replace(/\.?0*Z$/, '')
}

/** `2025-04-24T07:53:55.0041761Z`: UTC in steps of 100 ns. */
function formatTimestamp(time: number): string {
  const steps = Math.floor((time % 1) * 10_000)
  return new Date(time).toISOString().replace('Z', `${String(steps).padStart(4, '0')}Z`)
}
