import { isWebAddress } from './address.ts'
import type { Scheduler } from './clock.ts'
import { formatEnvelope, toCallback } from './envelope.ts'
import type { Faults } from './faults.ts'
import type { Profile } from './reply-style.ts'
import type { Delivery } from './scenario.ts'
import type { Bytes, Signer } from './signature.ts'
import type { Store } from './store.ts'
import { extend } from './timeline.ts'
import type { Timers } from './timers.ts'
import type { CallbackAttempt } from './transaction.ts'

/** Waits between one attempt and the next, by the sandbox's clock; after the last the sandbox gives up. */
export const RETRY_DELAYS_MS: readonly number[] = [
  1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 21_600_000,
]

/** How long one attempt may take, in real time. */
const ANSWER_TIMEOUT_MS = 10_000

/** Delivery of signed callbacks. */
export interface Callbacks {
  /**
   * Tells the merchant of a transaction as it is now, now and again until a 2xx comes. Resolves when the first attempt was
   * answered or has failed, and never rejects.
   */
  deliver(requestId: string, delivery?: Delivery): Promise<void>
  /** The same by hand: also while the fault `callbacks` says never. */
  send(requestId: string, delivery: Delivery): Promise<void>
  /** Breaks off every attempt under way. */
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
    return { place, isTaken: status !== null && status >= 200 && status < 300 }
  }

  const tryOn = async (requestId: string, delivery: Delivery, attempts: number): Promise<void> => {
    const answered = await attempt(requestId, delivery)
    const delay = retryDelaysMs[attempts]
    if (!answered || answered.isTaken || delay === undefined) return
    const { place } = answered
    amend(requestId, place, { nextAt: clock.now() + delay })
    timers.after(requestId, delay, () => {
      amend(requestId, place, { nextAt: null })
      void tryOn(requestId, delivery, attempts + 1)
    })
  }

  const send = async (requestId: string, delivery: Delivery): Promise<void> => {
    if (isWebAddress(store.get(requestId)?.callbackUrl)) await tryOn(requestId, delivery, 0)
  }

  return {
    send,
    async deliver(requestId, delivery = {}) {
      if (faults.callbacks !== 'never') await send(requestId, delivery)
    },
    stop() {
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
