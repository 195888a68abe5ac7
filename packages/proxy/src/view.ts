import { isFinal, type Payment, type PaymentSnapshot, type StartedPayment } from '@rumba/core'
import type { Context } from './context.ts'
import { defined } from './defined.ts'
import { pollAfterMs } from './pacing.ts'
import type { PaymentRecord } from './stores/contract.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export const toIso = (ms: number): string => new Date(ms).toISOString()

/** What the browser may know of a record. Built field by field: nothing gets out because it was forgotten here. */
export function toPayment(record: PaymentRecord): Payment {
  const { expiresAt } = record
  return defined({
    reference: record.reference,
    method: record.method,
    status: record.status,
    amount: record.amount,
    payee: record.payee,
    description: record.description,
    challenge: record.challenge,
    createdAt: toIso(record.createdAt),
    expiresAt: expiresAt === undefined ? undefined : toIso(expiresAt),
    version: record.version,
  })
}

export function toSnapshot({ now }: Context, record: PaymentRecord, stale = false): PaymentSnapshot {
  return defined({
    payment: toPayment(record),
    now: toIso(now()),
    pollAfterMs: pollAfterMs(record, now()),
    stale: (stale && !isFinal(record.status)) || undefined,
  })
}

/**
 * A snapshot with a token to go on watching, good until a day after the code has expired, and one for an hour to begin watching
 * elsewhere.
 */
export async function toStarted(context: Context, record: PaymentRecord): Promise<StartedPayment> {
  const { tokens } = context
  const { reference } = record
  const now = context.now()
  return {
    ...toSnapshot(context, record),
    token: await tokens.sign('status', reference, Math.max(record.expiresAt ?? 0, now) + DAY_MS),
    resume: await tokens.sign('resume', reference, now + HOUR_MS),
  }
}
