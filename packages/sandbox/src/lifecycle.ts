import { canMove, formatDecimal, isFinal, type Money, type PaymentStatus } from '@rumba/core'
import { type AskedParts, isHandedOver, NOTHING_ASKED, toAsked } from './asked.ts'
import type { Callbacks } from './callbacks.ts'
import type { Scheduler } from './clock.ts'
import type { Draw } from './draws.ts'
import { CallbackAddressError, TransactionFinalError, TransactionUnknownError } from './errors.ts'
import { isWebAddress } from './gateway/address.ts'
import type { FieldError, Fields } from './gateway/fields.ts'
import type { PaymentRequest } from './gateway/paymentRequest.ts'
import type { PayoutRequest } from './gateway/payoutRequest.ts'
import type { Delivery, Play, Stage } from './scenario.ts'
import type { Store } from './state/store.ts'
import { type Act, extend } from './state/timeline.ts'
import type { Transaction } from './state/transaction.ts'
import type { Timers } from './timers.ts'

/** A code or prompt is with the buyer's bank or phone this long after its creation, and the transaction is pending from then on. */
const HAND_OVER_MS = 1_000

/** How transactions begin, move and end. */
export interface Lifecycle {
  create(request: PaymentRequest | PayoutRequest, play: Play): Transaction
  /** Lets the scenario begin. Awaited before the reply to the create call leaves. */
  begin(requestId: string): Promise<void>
  /** What the scenario makes of the reply to the create call. */
  reply(requestId: string, reply: Response): Promise<Response>
  /** The buyer has opened the hosted page. */
  open(requestId: string): void
  /** Takes what a `requisites` or `otp` challenge asks for; returns what is wrong with it. */
  confirm(transaction: Transaction, fields: Fields): readonly FieldError[]
  /**
   * Ends a transaction and announces it. Does not wait for the callback. Money may come after the time to pay: of the ends
   * only `expired` can still become `success`.
   *
   * @param paid what is paid in place of the amount
   * @throws {TransactionUnknownError} there is none with this id
   * @throws {TransactionFinalError} it has already ended
   */
  end(requestId: string, status: End, paid?: Money): Transaction
  /**
   * Leaves a transaction pending until a hand moves it.
   *
   * @throws {TransactionUnknownError} there is none with this id
   * @throws {TransactionFinalError} it has already ended
   */
  keepPending(requestId: string): Transaction
  /**
   * Sends callbacks by hand, all at once, and does not wait for them.
   *
   * @throws {TransactionUnknownError} there is none with this id
   * @throws {CallbackAddressError} it has nowhere to send them
   */
  callBack(requestId: string, times: number, delivery: Delivery): Transaction
  /** What a transaction plays, and since when; nothing of one that is gone. */
  acting(requestId: string): Acting | undefined
  /** Goes on with a transaction that was saved. What its scenario had already done is not done again. */
  resume(transaction: Transaction, acting: Acting): void
  /** Forgets every scenario under way. */
  stop(): void
}

/** The part a transaction plays. */
export interface Acting {
  readonly play: Play
  /** When its scenario began, by the sandbox's clock; absent while it has not. */
  readonly begunAt?: number | undefined
}

/** How a transaction can end. */
export type End = 'success' | 'declined' | 'expired' | 'error'

const ACT_OF: Readonly<Record<End, 'pay' | 'decline' | 'expire' | 'fail'>> = {
  success: 'pay',
  declined: 'decline',
  expired: 'expire',
  error: 'fail',
}

interface LifecycleParts extends AskedParts {
  readonly clock: Scheduler
  readonly timers: Timers
  readonly store: Store
  readonly callbacks: Callbacks
  readonly drawFor: (name: string) => Draw
  readonly lifetimeMs: (method: string) => number
  /** How long a payout takes. */
  readonly payoutMs: number
}

export function createLifecycle(parts: LifecycleParts): Lifecycle {
  const { clock, timers, store, callbacks, corners, payoutMs } = parts
  const stages = new Map<string, Acting & { readonly stage: Stage }>()
  const waiting = new Set<() => void>()

  /** Moves a transaction; the promise is that of the first callback about it. */
  const move = (
    before: Transaction,
    status: PaymentStatus,
    paid?: Money,
  ): [after: Transaction, told: Promise<void>] => {
    const acting = stages.get(before.requestId)
    const usual = status === 'success' ? acting?.play.scenario.paid?.(before.amount) : undefined
    const statusAt = clock.now()
    const moved = {
      ...before,
      amount: paid ?? usual ?? before.amount,
      status,
      statusAt,
      timeline: extend(before.timeline, { kind: 'move', at: statusAt, status }),
    }
    store.replace(moved)
    if (!isFinal(status)) {
      const isTold = corners.announced === 'every'
      return [moved, isTold ? callbacks.deliver(moved.requestId) : Promise.resolve()]
    }
    const announce = acting?.play.scenario.announce
    return [moved, announce && acting ? announce(acting.stage) : callbacks.deliver(moved.requestId)]
  }

  const moveIfAllowed = async (requestId: string, status: PaymentStatus): Promise<void> => {
    const transaction = store.get(requestId)
    if (!transaction || transaction.isKept || !canMove(transaction.status, status)) return
    // Money may come after the time to pay, not after a no.
    if (isFinal(transaction.status) && transaction.status !== 'expired') return
    await move(transaction, status)[1]
  }
  const moveIfOpen = (requestId: string, status: PaymentStatus): void => {
    const transaction = store.get(requestId)
    if (transaction && !isFinal(transaction.status)) void moveIfAllowed(requestId, status)
  }

  const find = (requestId: string): Transaction => {
    const transaction = store.get(requestId)
    if (!transaction) throw new TransactionUnknownError(requestId)
    return transaction
  }
  const withAct = (transaction: Transaction, act: Act): Transaction => ({
    ...transaction,
    timeline: extend(transaction.timeline, { kind: 'act', at: clock.now(), act }),
  })

  /** @param since steps count from then, and those that were due until now are over */
  const createStage = (requestId: string, { number }: Play, since?: number): Stage => ({
    number,
    current: () => store.get(requestId),
    after(seconds, step) {
      const dueAt = (since ?? clock.now()) + seconds * 1000
      if (since !== undefined && dueAt <= clock.now()) return
      timers.after(requestId, dueAt - clock.now(), () => void step())
    },
    wait: seconds =>
      new Promise(resolve => {
        const go = (): void => {
          waiting.delete(go)
          resolve()
        }
        waiting.add(go)
        clock.after(seconds * 1000, go)
      }),
    move: status => moveIfAllowed(requestId, status),
    deliver: delivery => callbacks.deliver(requestId, delivery),
  })

  /** What happens to every transaction by itself. Of one that was saved, what was due before is over. */
  const schedule = (transaction: Transaction, { scenario }: Play, isSaved = false): void => {
    const { requestId, kind, createdAt, expiresAt } = transaction
    const moveAt = (time: number, status: PaymentStatus): void => {
      if (isSaved && time <= clock.now()) return
      timers.after(requestId, time - clock.now(), () => moveIfOpen(requestId, status))
    }
    if (isHandedOver(transaction)) moveAt(createdAt + HAND_OVER_MS, 'pending')
    if (expiresAt !== undefined) moveAt(expiresAt, 'expired')
    if (kind === 'payout' && !scenario.begin && Number.isFinite(payoutMs)) {
      moveAt(createdAt + payoutMs, 'success')
    }
  }

  const forget = (requestId: string): void => {
    timers.cancel(requestId)
    callbacks.forget(requestId)
    stages.delete(requestId)
  }

  const begin = async (requestId: string): Promise<void> => {
    const acting = stages.get(requestId)
    if (!acting) return
    stages.set(requestId, { ...acting, begunAt: clock.now() })
    await acting.play.scenario.begin?.(acting.stage)
  }

  return {
    create(request, play) {
      const { reference, amount, rules } = request
      const number = store.count + 1
      // A reference that is taken a second time must not lead to the same ids.
      const isAgain = store.findByReference(request.kind, reference) !== undefined
      const draw = parts.drawFor(`${request.kind} ${reference}${isAgain ? ` ${number}` : ''}`)
      const requestId = draw.uuid()
      const pageId = draw.uuid()
      const createdAt = clock.now()
      const isPayment = request.kind === 'payment'
      const asked = isPayment ? toAsked(request, play, draw, pageId, parts) : NOTHING_ASKED
      const lifetimeMs = play.scenario.lifetime
        ? play.scenario.lifetime(play.number) * 1000
        : isPayment
          ? parts.lifetimeMs(rules.code)
          : Number.POSITIVE_INFINITY
      const transaction: Transaction = {
        kind: request.kind,
        requestId,
        number,
        customerIdentifier: request.customerIdentifier,
        reference,
        description: request.description,
        method: rules.code,
        shape: isPayment ? request.shape : 'direct',
        amount,
        ...asked,
        beneficiary: isPayment ? undefined : { key: request.rules.beneficiary, fields: request.beneficiary },
        pageId,
        locale: isPayment ? request.locale : undefined,
        extra: request.extra,
        redirectUrl: request.redirectUrl,
        cancelUrl: request.cancelUrl,
        callbackUrl: request.callbackUrl,
        scenario: play.scenario.name,
        scenarioNumber: play.scenario.number ? play.number : undefined,
        createdAt,
        expiresAt: Number.isFinite(lifetimeMs) ? createdAt + lifetimeMs : undefined,
        // The samples have it so: a payout is under way at once.
        status: isPayment ? 'created' : 'pending',
        statusAt: createdAt,
        isKept: false,
        callbacks: [],
        timeline: [],
      }
      const dropped = store.add(transaction)
      if (dropped) forget(dropped.requestId)
      stages.set(requestId, { play, stage: createStage(requestId, play) })

      schedule(transaction, play)
      return transaction
    },

    begin,

    async reply(requestId, reply) {
      const acting = stages.get(requestId)
      return (await acting?.play.scenario.reply?.(reply, acting.stage)) ?? reply
    },

    open(requestId) {
      const transaction = store.get(requestId)
      if (transaction?.status !== 'created' || transaction.isKept) return
      store.replace(withAct(transaction, { name: 'open' }))
      moveIfOpen(requestId, 'pending')
    },

    confirm(transaction, fields) {
      const { challenge, otp, status, requestId } = transaction
      const isAsked = challenge?.kind === 'requisites' || challenge?.kind === 'otp'
      if (!isAsked || isFinal(status)) {
        return [{ field: 'request_id', message: 'request_id has nothing to confirm' }]
      }
      const names = challenge.kind === 'otp' ? ['otp'] : challenge.fields
      const missing = names.filter(name => typeof fields[name] !== 'string' || fields[name] === '')
      if (missing.length > 0) {
        return missing.map(field => ({ field, message: `${field} is a required field` }))
      }
      if (otp !== undefined && fields.otp !== otp) return [{ field: 'otp', message: 'otp is wrong' }]
      moveIfOpen(requestId, 'pending')
      return []
    },

    end(requestId, status, paid) {
      const transaction = find(requestId)
      const isLate = transaction.status === 'expired' && status === 'success'
      if (isFinal(transaction.status) && !isLate) {
        throw new TransactionFinalError(requestId, transaction.status)
      }
      const act: Act = {
        name: ACT_OF[status],
        ...(paid && { amount: formatDecimal(paid), currency: paid.currency }),
      }
      const [moved, told] = move(withAct(transaction, act), status, paid)
      void told
      return moved
    },

    keepPending(requestId) {
      const transaction = find(requestId)
      if (isFinal(transaction.status)) throw new TransactionFinalError(requestId, transaction.status)
      const kept = { ...withAct(transaction, { name: 'keep-pending' }), expiresAt: undefined, isKept: true }
      store.replace(kept)
      if (canMove(kept.status, 'pending')) void move(kept, 'pending')[1]
      return find(requestId)
    },

    callBack(requestId, times, delivery) {
      const transaction = find(requestId)
      const { callbackUrl } = transaction
      if (!isWebAddress(callbackUrl)) throw new CallbackAddressError(requestId, callbackUrl)
      const acted = withAct(transaction, { name: 'callback', times, ...delivery })
      store.replace(acted)
      for (let count = 0; count < times; count += 1) void callbacks.send(requestId, delivery)
      return acted
    },

    acting: requestId => stages.get(requestId),

    resume(transaction, { play, begunAt }) {
      const { requestId, status } = transaction
      stages.set(requestId, {
        play,
        stage: createStage(requestId, play),
        ...(begunAt !== undefined && { begunAt }),
      })
      if (!isFinal(status)) schedule(transaction, play, true)
      if (begunAt === undefined) void begin(requestId)
      else void play.scenario.begin?.(createStage(requestId, play, begunAt))
    },

    stop() {
      stages.clear()
      timers.clear()
      for (const go of [...waiting]) go()
    },
  }
}
