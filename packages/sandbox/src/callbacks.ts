import { isWebAddress } from './address.ts'
import type { Scheduler } from './clock.ts'
import { toChecked } from './envelope.ts'
import type { Faults } from './faults.ts'
import type { Bytes, Signer } from './signature.ts'
import type { Store } from './store.ts'
import type { CallbackAttempt } from './transaction.ts'

/** Waits between one attempt and the next, by the sandbox's clock; after the last the sandbox gives up. */
export const RETRY_DELAYS_MS: readonly number[] = [
  1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000, 21_600_000,
]

/** How long one attempt may take, in real time. */
const ANSWER_TIMEOUT_MS = 10_000

/** Delivery of signed callbacks. */
export interface Callbacks {
  /** Tells the merchant how a transaction ended, now and again until a 2xx comes. Returns at once and never throws. */
  announce(requestId: string): void
  /** Breaks off every attempt under way. */
  stop(): void
}

interface CallbackParts {
  readonly clock: Scheduler
  readonly store: Store
  readonly signer: Signer
  readonly faults: Readonly<Faults>
  readonly deliver: typeof fetch
}

export function createCallbacks({ clock, store, signer, faults, deliver }: CallbackParts): Callbacks {
  let running = new AbortController()

  const send = async (url: string, body: Bytes, signature: string, stopped: AbortSignal): Promise<number> => {
    const response = await deliver(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', signature },
      body,
      // A redirect is no acknowledgement.
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    })
    // The connection can be used again only once the answer is read to its end.
    response.arrayBuffer().catch(() => {})
    return response.status
  }

  const attempt = async (requestId: string, attempts: number): Promise<void> => {
    const stopped = running.signal
    const transaction = store.get(requestId)
    const url = transaction?.callbackUrl
    if (!transaction || !url) return

    const body = new TextEncoder().encode(JSON.stringify(toChecked(transaction, clock.now())))
    const signature = await signer.sign(body)
    const startedAt = performance.now()
    const sentAt = clock.now()
    const record = (answer: Pick<CallbackAttempt, 'status' | 'ms' | 'error'>): void => {
      const current = store.get(requestId)
      if (!current || stopped.aborted) return
      store.replace({
        ...current,
        callbacks: [...current.callbacks.slice(0, attempts), { sentAt, ...answer }],
      })
    }

    record({ status: null, ms: null, error: null })
    let status: number | null = null
    let error: string | null = null
    try {
      status = await send(url, body, signature, stopped)
    } catch (cause) {
      error = describe(cause)
    }
    if (stopped.aborted) return
    record({ status, ms: performance.now() - startedAt, error })

    const delay = RETRY_DELAYS_MS[attempts]
    if ((status !== null && status >= 200 && status < 300) || delay === undefined) return
    clock.after(delay, () => void attempt(requestId, attempts + 1))
  }

  return {
    announce(requestId) {
      const url = store.get(requestId)?.callbackUrl
      if (faults.callbacks === 'never' || !url || !isWebAddress(url)) return
      void attempt(requestId, 0)
    },
    stop() {
      running.abort()
      running = new AbortController()
    },
  }
}

/** What `fetch` says is only that it failed; the reason is one level deeper. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message
}
