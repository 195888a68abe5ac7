import { ProblemError, ProtocolError, ProxyUnreachableError } from './errors.ts'
import type { Order, PaymentSnapshot, StartedPayment } from './payment.ts'
import {
  type CreatePaymentBody,
  ORDER_HEADER,
  parseOrder,
  parseProblem,
  parseSnapshot,
  parseStartedPayment,
  ROUTES,
} from './protocol.ts'

export interface ClientOptions {
  /** Where the proxy is mounted: a path of this site such as `/api/rumba`, or an absolute address. */
  readonly endpoint: string
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

/** The browser's side of the checkout protocol. */
export interface RumbaClient {
  /** What the order owes, how it may be paid, and the attempt under way, if any. */
  getOrder(order: string, options?: CallOptions): Promise<Order>
  /**
   * Starts an attempt, or returns the one under way. One key for each press of "pay": the same key never makes two payments.
   * An error whose `outcome` is `unknown` must not be answered by a new key.
   */
  createPayment(
    body: CreatePaymentBody,
    idempotencyKey: string,
    options?: CallOptions,
  ): Promise<StartedPayment>
  /**
   * One snapshot. With `knownVersion` an unchanged payment answers `undefined`; with `waitSeconds` too the answer is held until
   * something changes or the time is over.
   */
  getPayment(
    token: string,
    options?: CallOptions & { readonly knownVersion?: number; readonly waitSeconds?: number },
  ): Promise<PaymentSnapshot | undefined>
  /** A snapshot at once and one for each change, until the server closes the stream or `signal` aborts. */
  watchPayment(
    token: string,
    options?: CallOptions & { readonly knownVersion?: number },
  ): AsyncIterable<PaymentSnapshot>
}

/**
 * Makes the browser's side of the checkout protocol.
 *
 * Every call throws {@link ProxyUnreachableError} when nothing answers, {@link ProblemError} when the proxy says no, and
 * {@link ProtocolError} when what answers is something else. An abort throws the signal's reason as it is.
 */
export function createClient({ endpoint, fetch: send }: ClientOptions): RumbaClient {
  const base = endpoint.replace(/\/+$/, '')

  const call = async (
    path: string,
    init: RequestInit,
    headers: Record<string, string>,
  ): Promise<Response> => {
    let response: Response
    try {
      response = await (send ?? fetch)(base + path, {
        ...init,
        headers: { accept: 'application/json', ...headers },
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      })
    } catch (error) {
      if (init.signal?.aborted) throw init.signal.reason
      throw new ProxyUnreachableError(init.method === 'POST' ? 'unknown' : 'none', error)
    }
    if (response.ok || response.status === 304) return response
    throw new ProblemError(parseProblem(await readJson(response), response.status))
  }

  return {
    async getOrder(order, options) {
      const response = await call(ROUTES.order, { ...options }, { [ORDER_HEADER]: order })
      return parseOrder(await readJson(response), response.status)
    },

    async createPayment(body, idempotencyKey, options) {
      const response = await call(
        ROUTES.payments,
        { ...options, method: 'POST', body: JSON.stringify(body) },
        { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
      )
      return parseStartedPayment(await readJson(response), response.status)
    },

    async getPayment(token, { knownVersion, waitSeconds, signal } = {}) {
      const response = await call(
        ROUTES.payment + (waitSeconds ? `?wait=${waitSeconds}` : ''),
        signal ? { signal } : {},
        {
          authorization: `Bearer ${token}`,
          ...(knownVersion === undefined ? {} : { 'if-none-match': `"${knownVersion}"` }),
        },
      )
      return response.status === 304 ? undefined : parseSnapshot(await readJson(response), response.status)
    },

    async *watchPayment(token, { knownVersion, signal } = {}) {
      const response = await call(ROUTES.events, signal ? { signal } : {}, {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(knownVersion === undefined ? {} : { 'last-event-id': String(knownVersion) }),
      })
      if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
        throw new ProtocolError(response.status, 'content-type')
      }
      yield* readEvents(response.body)
    },
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new ProtocolError(response.status, '$')
  }
}

/** Reads server-sent events whose data is a snapshot; comments (heartbeats) and other fields are passed over. */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<PaymentSnapshot> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let pending = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      pending += decoder.decode(value, { stream: true })
      const blocks = pending.split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = block.split('\n').filter(line => line.startsWith('data:'))
        if (data.length > 0) yield parseSnapshot(JSON.parse(data.map(line => line.slice(5)).join('\n')))
      }
    }
  } finally {
    // Ends the request when the consumer stops early; a stream that already broke has nothing left to cancel.
    reader.cancel().catch(() => {})
  }
}
