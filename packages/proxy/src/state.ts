import { canMove, isFinal, sameMoney } from '@rumba/core'
import type { GatewayTransaction } from '@rumba/core/gateway'
import type { PaymentRecord, Store } from './stores/contract.ts'

/**
 * What a gateway message does to a record: the record as it should be, or `undefined` when nothing changes. Pure, forward-only.
 *
 * `told` is a message that came by itself (a callback) and may claim success, but not grant it: the signature proves who
 * wrote it, not when or for what. `asked` is the reply to our own question and is believed.
 */
export function applyTransaction(
  record: PaymentRecord,
  transaction: GatewayTransaction,
  source: 'told' | 'asked',
  now: number,
): PaymentRecord | undefined {
  const next: { -readonly [Key in keyof PaymentRecord]: PaymentRecord[Key] } = { ...record }
  // An id goes into an address, so it must look like one.
  const id = /^[\w-]{1,64}$/.exec(transaction.requestId ?? '')?.[0]
  if (id !== undefined) next.requestId ??= id
  if (!sameMoney(transaction.amount, record.amount)) {
    if (!record.mismatch || !sameMoney(transaction.amount, record.mismatch))
      next.mismatch = transaction.amount
    return isSame(record, next) ? undefined : next
  }

  const { status } = transaction
  if (!transaction.error && canMove(record.status, status)) {
    if (status === 'success' && source === 'told') {
      next.paidClaimedAt ??= now
      next.dueAt = now
      if (id !== undefined && id !== next.requestId) next.claimedId = id
      else delete next.claimedId
    } else {
      next.status = status
    }
  }
  if (source === 'asked' && isFinal(status)) {
    delete next.paidClaimedAt
    delete next.claimedId
    if (status !== 'success') delete next.dueAt
  }
  if (isFinal(next.status)) delete next.challenge
  else if (transaction.challenge && !record.challenge) next.challenge = transaction.challenge

  if (next.status === 'success' && record.status !== 'success') {
    next.event = { id: `paid_${record.reference}`, paidAt: now, late: isFinal(record.status) }
    next.dueAt = now
    next.failures = 0
  }
  return isSame(record, next) ? undefined : next
}

function isSame(a: PaymentRecord, b: PaymentRecord): boolean {
  return (
    a.status === b.status &&
    a.requestId === b.requestId &&
    a.challenge === b.challenge &&
    a.paidClaimedAt === b.paidClaimedAt &&
    a.claimedId === b.claimedId &&
    a.mismatch === b.mismatch
  )
}

/**
 * Changes a record by compare-and-set: reads, asks `change` what it should be, writes, and starts again when somebody else
 * was faster.
 *
 * @returns the record as it is stored afterwards and whether this call changed it; `undefined` when there is none
 */
export async function updateRecord(
  store: Store,
  reference: string,
  change: (record: PaymentRecord) => PaymentRecord | undefined,
): Promise<{ record: PaymentRecord; before: PaymentRecord; changed: boolean } | undefined> {
  for (;;) {
    const before = await store.get(reference)
    if (!before) return undefined
    const next = change(before)
    if (!next) return { record: before, before, changed: false }
    const record = { ...next, version: before.version + 1 }
    if (await store.replace(record)) return { record, before, changed: true }
  }
}
