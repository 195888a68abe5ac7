import type { Scheduler } from './clock.ts'
import type { Faults } from './faults.ts'
import { isWebAddress } from './gateway/address.ts'
import { formatEnvelope, toCallback } from './gateway/envelope.ts'
import type { Profile } from './gateway/replyStyle.ts'
import type { Bytes, Signer } from './gateway/signature.ts'
import type { Delivery } from './scenario.ts'
import type { Store } from './state/store.ts'
import { extend } from './state/timeline.ts'
import { type CallbackAttempt, isTaken } from './state/transaction.ts'
import type { Timers } from './timers.ts'

/** Waits between one attempt and the next, by the sandbox's clock; after the last the sandbox gives up. */
export const RETRY_DELAYS_MS: readonly number[] = [
  1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 21_600_000,
]

/** How long one attempt may take, in real time. */
const ANSWER_TIMEOUT_MS = 10_000

/** A callback that is to be sent, is under way, or waits for its next attempt. */
export interface DueCallback {
  readonly requestId: string
  readonly delivery: Delivery
  /** How many were made before. */
  readonly attempts: number
  /** Epoch milliseconds by the sandbox's clock. */
  readonly dueAt: number
  /** Place of the attempt that this one follows, in the transaction's `callbacks`. */
  readonly after?: number
}

/** Delivery of signed callbacks. */
export interface Callbacks {
  /**
   * Tells the merchant of a transaction as it is now, now and again until a 2xx comes. Resolves when the first attempt was
   * answered or has failed, and never rejects.
   */
  deliver(requestId: string, delivery?: Delivery): Promise<void>
  /** The same by hand: also while the fault `callbacks` says never. */
  send(requestId: string, delivery: Delivery): Promise<void>
  /** Resolves once no attempt is under way; those that wait for their next one are not waited for. */
  settled(): Promise<void>
  /** Those that are still to be taken. */
  due(): readonly DueCallback[]
  /** Goes on with one that was due when the sandbox was saved. */
  resume(due: DueCallback): void
  /** Gives up what a transaction is still to be told. */
  forget(requestId: string): void
  /** Gives up all, and breaks off every attempt under way. */
  stop(): void
}

interface CallbackParts {
  readonly clock: Scheduler
  readonly timers: Timers
  readonly store: Store
  readonly signer: Signer
  readonly faults: Readonly<Faults>
  readonly profile: Profile
  readonly retryDelaysMs: readonly number[]
  readonly deliver: typeof fetch
}

export function createCallbacks(parts: CallbackParts): Callbacks {
  const { clock, timers, store, signer, faults, profile, retryDelaysMs, deliver } = parts
  const underWay = new Set<AbortController>()
  const waiting = new Map<string, Set<DueCallback>>()
  const trying = new Set<Promise<void>>()

  const post = async (url: string, body: Bytes, signature: string, signal: AbortSignal): Promise<number> => {
    const response = await deliver(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', signature },
      body,
      // A redirect is no acknowledgement.
      redirect: 'manual',
      signal,
    })
    // The connection can be used again only once the answer is read to its end.
    response.arrayBuffer().catch(() => {})
    return response.status
  }

  const amend = (requestId: string, place: number, change: Partial<CallbackAttempt>): void => {
    const current = store.get(requestId)
    const before = current?.callbacks[place]
    if (!current || !before) return
    store.replace({ ...current, callbacks: current.callbacks.with(place, { ...before, ...change }) })
  }

  /** One attempt: its place among all and whether it was taken, or nothing where the sandbox was stopped meanwhile. */
  const attempt = async (
    requestId: string,
    delivery: Delivery,
  ): Promise<{ place: number; isTaken: boolean } | undefined> => {
    const transaction = store.get(requestId)
    const url = transaction?.callbackUrl
    if (!transaction || !url) return undefined

    const control = new AbortController()
    underWay.add(control)
    const told = delivery.status === undefined ? transaction : { ...transaction, status: delivery.status }
    const body = new TextEncoder().encode(formatEnvelope(toCallback(told, clock.now(), profile)))
    const signature = await signer.sign(delivery.isForged ? body.slice(1) : body)
    const startedAt = performance.now()
    const sentAt = clock.now()

    // Signing took a turn of the event loop, and the sandbox may have been stopped meanwhile.
    if (!underWay.has(control)) return undefined
    const current = store.get(requestId)
    if (!current) return undefined
    const place = current.callbacks.length
    const sent: CallbackAttempt = {
      sentAt,
      status: null,
      ms: null,
      error: null,
      told: told.status,
      isForged: delivery.isForged === true,
      nextAt: null,
    }
    store.replace({
      ...current,
      callbacks: [...current.callbacks, sent],
      timeline: extend(current.timeline, { kind: 'callback', at: sentAt, index: place }),
    })
    const timeout = setTimeout(
      () => control.abort(new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1000} s`)),
      ANSWER_TIMEOUT_MS,
    )
    let status: number | null = null
    let error: string | null = null
    try {
      status = await post(url, body, signature, control.signal)
    } catch (cause) {
      error = describe(cause)
    }
    clearTimeout(timeout)
    // What is gone from the set was stopped; what ran into its time was not.
    if (!underWay.delete(control)) return undefined
    amend(requestId, place, { status, ms: performance.now() - startedAt, error })
    return { place, isTaken: isTaken(status) }
  }

  const note = (due: DueCallback): void => {
    const own = waiting.get(due.requestId) ?? new Set()
    waiting.set(due.requestId, own.add(due))
  }
  const strike = (due: DueCallback): void => {
    const own = waiting.get(due.requestId)
    own?.delete(due)
    if (own?.size === 0) waiting.delete(due.requestId)
  }

  const tryOn = (due: DueCallback): Promise<void> => {
    const end = tryOnce(due).finally(() => trying.delete(end))
    trying.add(end)
    return end
  }

  const tryOnce = async (due: DueCallback): Promise<void> => {
    const { requestId, delivery, attempts } = due
    const answered = await attempt(requestId, delivery)
    const delay = retryDelaysMs[attempts]
    strike(due)
    if (!answered || !store.get(requestId)) return
    const { place, isTaken } = answered
    if (!isTaken && delay !== undefined) {
      const dueAt = clock.now() + delay
      amend(requestId, place, { nextAt: dueAt })
      wait({ requestId, delivery, attempts: attempts + 1, dueAt, after: place })
    }
    if (attempts === 0 && delivery.next) await announce(requestId, delivery.next)
  }

  const wait = (due: DueCallback): void => {
    const { requestId, dueAt, after } = due
    note(due)
    timers.after(requestId, dueAt - clock.now(), () => {
      if (after !== undefined) amend(requestId, after, { nextAt: null })
      void tryOn(due)
    })
  }

  const send = async (requestId: string, delivery: Delivery): Promise<void> => {
    if (!isWebAddress(store.get(requestId)?.callbackUrl)) return
    const due: DueCallback = { requestId, delivery, attempts: 0, dueAt: clock.now() }
    note(due)
    await tryOn(due)
  }

  const announce: Callbacks['deliver'] = async (requestId, delivery = {}) => {
    if (faults.callbacks !== 'never') await send(requestId, delivery)
  }

  return {
    send,
    deliver: announce,
    async settled() {
      do {
        await Promise.all(trying)
        // What a scenario sends next, it sends once this one was answered.
        await new Promise(resolve => setTimeout(resolve))
      } while (trying.size > 0)
    },
    due: () => [...waiting.values()].flatMap(own => [...own]),
    resume: wait,
    forget: requestId => waiting.delete(requestId),
    stop() {
      waiting.clear()
      for (const control of underWay) control.abort()
      underWay.clear()
    },
  }
}

/** What `fetch` says is only that it failed; the reason is one level deeper. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message
}
