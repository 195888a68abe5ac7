import { GatewayRejectedError, isFinal } from '@rumba/core'
import type { GatewayTransaction } from '@rumba/core/gateway'
import type { Context } from './context.ts'
import { defined } from './defined.ts'
import type { DuplicatePaymentEvent, PaidEvent } from './options.ts'
import {
  backOffMs,
  LEASE_MS,
  LONGEST_BACK_OFF_MS,
  noteAsked,
  pollAfterMs,
  QUESTIONS_AT_ONCE,
} from './pacing.ts'
import { applyTransaction, updateRecord } from './state.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { codeOf } from './transport.ts'
import { createTurns } from './turns.ts'

/** How long to wait for the word that another instance is getting, before what is stored has to do. */
const HEARSAY_MS = 500
/** The gateway's `error_code` for an id that it does not know, and for how long that is no wonder. */
const NOT_FOUND = 101
const YOUNG_MS = 60_000
/** When to look again at work that somebody else is at. */
const BUSY_MS = 1_000

/** Brings records up to date with the gateway, and the merchant up to date with the records. */
export interface Settler {
  /**
   * Stores what a transaction says, tells the watchers, and does the work that follows from it.
   *
   * @returns false when no such payment is stored
   */
  apply(reference: string, transaction: GatewayTransaction, source: 'told' | 'asked'): Promise<boolean>
  /**
   * Asks the gateway when its last word is older than the payment's pace allows. Any number of callers share one call, also
   * those of other instances on the same store. `force` asks at any pace, and before all others; without it, nobody waits for
   * a question that has to wait for its turn: the watchers are told what comes of it.
   *
   * @returns the record afterwards; `stale` when the gateway could not be asked
   */
  refresh(
    record: PaymentRecord,
    options?: { force?: boolean },
  ): Promise<{ record: PaymentRecord; stale: boolean }>
  /** Does all work that is due and that nobody else is at: confirms claims of success, delivers events. */
  drain(): Promise<void>
  close(): void
}

/** A question to the gateway, on its way or waiting for its turn. */
interface Flight {
  readonly force: boolean
  waits: boolean
  /** Whether the gateway's word could be had. */
  answered: Promise<boolean>
}

export function createSettler(context: Context): Settler {
  const { store, hints, gateway, options, now, emit, report } = context
  const instance = crypto.randomUUID()
  const askedAt = new Map<string, number>()
  const asking = new Map<string, Flight>()
  const takeTurn = createTurns(QUESTIONS_AT_ONCE)
  const working = new Map<string, Promise<void>>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  let closed = false

  const apply: Settler['apply'] = async (reference, transaction, source) => {
    const updated = await updateRecord(store, reference, record =>
      applyTransaction(record, transaction, source, now()),
    )
    if (!updated?.changed) return updated !== undefined
    const { record, before } = updated
    hints.publish(reference)
    if (record.status !== before.status)
      emit({ type: 'status_changed', reference, from: before.status, to: record.status })
    if (record.mismatch && !before.mismatch) emit({ type: 'amount_mismatch', reference })
    if (record.dueAt !== undefined) void work(reference)
    return true
  }

  /** Answers whether the gateway's word could be had. */
  const ask = async ({ reference, createdAt }: PaymentRecord, requestId: string): Promise<boolean> => {
    try {
      await apply(reference, await gateway.getTransaction(requestId, { reference }), 'asked')
      return true
    } catch (error) {
      if (error instanceof GatewayRejectedError && error.gatewayCode === NOT_FOUND) {
        // A young payment may not be known under its id yet.
        if (now() - createdAt < YOUNG_MS) return true
        emit({ type: 'transaction_missing', reference })
        return false
      }
      emit({ type: 'gateway_failed', reference, reason: codeOf(error) })
      return false
    }
  }

  /** Asks unless another instance is asking or just has; then waits a little for what it hears. */
  const askOnce = async (record: PaymentRecord, flight: Flight): Promise<boolean> => {
    const { reference, claimedId, requestId } = record
    if (requestId === undefined) return true
    const { force } = flight
    const lease = `ask:${reference}`
    const answered = await takeTurn(async () => {
      flight.waits = false
      // Somebody in a hurry has asked while this question waited.
      if (asking.get(reference) !== flight) return true
      if (!(await store.lease(lease, instance, LEASE_MS)) && !force) return undefined
      const heard = await ask(record, claimedId ?? requestId)
      // Nobody asks again before the pace allows: the lease is not given back but runs out.
      await store.lease(lease, instance, pollAfterMs(record, now()))
      return heard
    }, force)
    if (answered === undefined) await hearsay(reference)
    return answered ?? true
  }

  const hearsay = (reference: string): Promise<void> =>
    new Promise(resolve => {
      const finish = (): void => {
        clearTimeout(timer)
        unsubscribe()
        resolve()
      }
      const timer = setTimeout(finish, HEARSAY_MS)
      const unsubscribe = hints.subscribe(reference, finish)
    })

  const startFlight = (record: PaymentRecord, force: boolean): Flight => {
    const { reference } = record
    const flight: Flight = { force, waits: true, answered: Promise.resolve(false) }
    asking.set(reference, flight)
    flight.answered = askOnce(record, flight).finally(() => {
      if (asking.get(reference) !== flight) return
      // Before the store is read: who comes meanwhile must find that it was asked.
      noteAsked(askedAt, reference, now())
      asking.delete(reference)
    })
    // Whoever waits for the answer hears of a failure; with a question that waits for its turn nobody may.
    flight.answered.catch(() => {})
    return flight
  }

  const refresh: Settler['refresh'] = async (record, { force = false } = {}) => {
    const { reference } = record
    if (isFinal(record.status) && record.paidClaimedAt === undefined && !force)
      return { record, stale: false }
    // Either way, so that a clock set back keeps nothing fresh.
    const age = Math.abs(now() - (askedAt.get(reference) ?? record.createdAt))
    if (age < pollAfterMs(record, now()) && !force && !asking.has(reference)) return { record, stale: false }
    const running = asking.get(reference)
    // A question that others may answer, or that was put before, will not do for who has to know now.
    const flight = running && (running.force || !force) ? running : startFlight(record, force)
    if (flight.waits && !force) return { record, stale: false }
    const answered = await flight.answered
    const current = (await store.get(reference)) ?? record
    return { record: current, stale: !answered }
  }

  /** Does what a record is due for, one worker at a time; a failure comes back later. */
  const work = (reference: string): Promise<void> => {
    const running = working.get(reference)
    if (running) return running
    const task = workOnce(reference)
      .catch(() => schedule(reference, backOffMs(0)))
      .finally(() => working.delete(reference))
    working.set(reference, task)
    return task
  }

  const workOnce = async (reference: string): Promise<void> => {
    const waiting = await store.get(reference)
    if (waiting?.dueAt === undefined || closed) return
    // By order, not by attempt: of two paid attempts the one told second must see that the other was told.
    const lease = `work:${waiting.order}`
    const holder = crypto.randomUUID()
    if (!(await store.lease(lease, holder, LEASE_MS))) return schedule(reference, BUSY_MS)
    let renewed: Promise<unknown> = Promise.resolve()
    const renewal = setInterval(() => {
      // After `close` this process may end at any time: what it is at gets one more lease's time.
      if (!closed) renewed = store.lease(lease, holder, LEASE_MS).catch(() => {})
    }, LEASE_MS / 3)
    // A number, where timers are those of the Web.
    renewal.unref?.()
    try {
      await workAlone(reference)
    } finally {
      clearInterval(renewal)
      // A renewal on its way would take the lease again. If giving it back fails, it runs out.
      await renewed
      await store.release(lease, holder).catch(() => {})
    }
  }

  const workAlone = async (reference: string): Promise<void> => {
    const record = await store.get(reference)
    if (record?.dueAt === undefined) return
    const waitMs = record.dueAt - now()
    // Another instance has tried in the meantime, and its back-off counts here too; one longer than any is a clock set back.
    if (waitMs > 0 && waitMs <= LONGEST_BACK_OFF_MS) return schedule(reference, waitMs)
    const settled = record.status === 'success' ? await deliver(record) : await confirm(record)
    if (settled) return
    const failed = await updateRecord(store, reference, current => ({
      ...current,
      failures: current.failures + 1,
      dueAt: now() + backOffMs(current.failures),
    }))
    schedule(reference, (failed?.record.dueAt ?? 0) - now())
  }

  /** A callback claimed success: the gateway has to say so itself. */
  const confirm = async (record: PaymentRecord): Promise<boolean> => {
    const { record: current } = await refresh(record, { force: true })
    return current.status === 'success' ? deliver(current) : current.dueAt === undefined
  }

  const deliver = async (record: PaymentRecord): Promise<boolean> => {
    const { reference, event } = record
    if (!event || event.deliveredAt !== undefined) return true
    const duplicateOf = (await store.list(record.order)).find(attempt =>
      paidBefore(attempt, record),
    )?.reference
    const paid: PaidEvent = {
      id: event.id,
      order: record.order,
      reference,
      method: record.method,
      amount: record.amount,
      late: event.late,
      paidAt: event.paidAt,
    }
    try {
      if (duplicateOf === undefined) await options.onPaid?.(paid)
      else {
        emit({ type: 'duplicate_payment', reference, duplicateOf })
        await options.onDuplicatePayment?.({ ...paid, duplicateOf } satisfies DuplicatePaymentEvent)
      }
    } catch (error) {
      report(error)
      emit({
        type: 'handler_failed',
        reference,
        handler: duplicateOf === undefined ? 'onPaid' : 'onDuplicatePayment',
      })
      return false
    }
    await updateRecord(store, reference, ({ dueAt: _done, ...current }) => ({
      ...current,
      event: defined({ ...event, duplicateOf, deliveredAt: now() }),
    }))
    return true
  }

  const schedule = (reference: string, delayMs: number): void => {
    if (closed) return
    clearTimeout(timers.get(reference))
    const timer = setTimeout(
      () => {
        timers.delete(reference)
        void work(reference)
      },
      Math.max(delayMs, 0),
    )
    // Work that waits for its time must not keep a process alive; the next start drains it.
    timer.unref?.()
    timers.set(reference, timer)
  }

  return {
    apply,
    refresh,
    async drain() {
      // The store answers a page at a time; what could not be done now comes again at the head of the next one.
      const tried = new Set<string>()
      for (;;) {
        const due = (await store.due(now())).filter(({ reference }) => !tried.has(reference))
        if (due.length === 0) return
        for (const { reference } of due) tried.add(reference)
        await Promise.all(due.map(({ reference }) => work(reference)))
      }
    },
    close() {
      closed = true
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}

/**
 * Whether `a` paid the order before `b` did. Clocks of instances differ, so the one that the merchant was told of came first;
 * of two in the same millisecond the earlier attempt.
 */
function paidBefore(a: PaymentRecord, b: PaymentRecord): boolean {
  if (!a.event || !b.event || a.reference === b.reference) return false
  if (a.event.deliveredAt !== undefined) return a.event.duplicateOf === undefined
  return (a.event.paidAt - b.event.paidAt || a.attempt - b.attempt) < 0
}
