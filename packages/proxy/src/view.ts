import { isFinal, type Payment, type PaymentSnapshot, type StartedPayment } from '@rumba/core'
import type { Context } from './context.ts'
import { pollAfterMs } from './pacing.ts'
import type { PaymentRecord } from './stores/contract.ts'

const DAY_MS = 86_400_000

/** What the browser may know of a record. Built field by field: nothing gets out because it was forgotten here. */
export function toPayment(record: PaymentRecord): Payment {
  return {
    reference: record.reference,
    method: record.method,
    status: record.status,
    amount: record.amount,
    ...(record.payee === undefined ? {} : { payee: record.payee }),
    ...(record.description === undefined ? {} : { description: record.description }),
    ...(record.challenge ? { challenge: record.challenge } : {}),
    createdAt: new Date(record.createdAt).toISOString(),
    ...(record.expiresAt === undefined ? {} : { expiresAt: new Date(record.expiresAt).toISOString() }),
    version: record.version,
  }
}

export function toSnapshot({ now }: Context, record: PaymentRecord, stale = false): PaymentSnapshot {
  return {
    payment: toPayment(record),
    now: new Date(now()).toISOString(),
    pollAfterMs: pollAfterMs(record, now()),
    ...(stale && !isFinal(record.status) ? { stale } : {}),
  }
}

/** A snapshot with a token to go on watching, good until a day after the code has expired. */
export async function toStarted(context: Context, record: PaymentRecord): Promise<StartedPayment> {
  const token = await context.tokens.signStatus({
    reference: record.reference,
    expiresAt: Math.max(record.expiresAt ?? 0, context.now()) + DAY_MS,
  })
  return { ...toSnapshot(context, record), token }
}
