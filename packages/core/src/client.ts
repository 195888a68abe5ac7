import { parseOrder, parseProblem, parseSnapshot, parseStartedPayment } from './answers.ts'
import type { CreatePaymentBody } from './createPaymentBody.ts'
import { ProblemError, ProtocolError, ProxyUnreachableError } from './errors.ts'
import type { Order, PaymentSnapshot, StartedPayment } from './payment.ts'
import { ORDER_HEADER, REFERENCE_HEADER, ROUTES } from './protocol.ts'

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
  /** Where its proxy is. Pages of one browser with the same endpoint share what they hear of a payment; without one they do not. */
  readonly endpoint?: string
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
  /**
   * Sends what a `requisites` or `otp` challenge asks for, by the names that it gives. Experimental: no document of the gateway
   * shows such a call. A payment takes five tries.
   */
  confirmPayment(
    token: string,
    fields: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<PaymentSnapshot>
  /**
   * Goes on with a payment whose token this page has lost, by its reference, where the merchant's `authorize` lets it; or with one that
   * began on another device, by the `resume` token that it had there.
   */
  resumePayment(reference: string, options?: CallOptions): Promise<StartedPayment>
  /**
   * A snapshot at once and one for each change, until the server closes the stream or `signal` aborts. `onHeartbeat` is called
   * whenever bytes arrive, comments too, so that a silent stream can be told from a quiet payment.
   */
  watchPayment(
    token: string,
    options?: CallOptions & { readonly knownVersion?: number; readonly onHeartbeat?: () => void },
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
    const response = await reach(
      init,
      (send ?? fetch)(base + path, {
        ...init,
        headers: { accept: 'application/json', ...headers },
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      }),
    )
    if (response.ok || response.status === 304) return response
    throw new ProblemError(parseProblem(await readJson(response, init), response.status))
  }

  const ask = async <Answer>(
    path: string,
    init: RequestInit,
    headers: Record<string, string>,
    parse: (value: unknown, status: number) => Answer,
  ): Promise<Answer> => {
    const response = await call(path, init, headers)
    return parse(await readJson(response, init), response.status)
  }

  return {
    endpoint: base,

    getOrder: (order, options) => ask(ROUTES.order, { ...options }, { [ORDER_HEADER]: order }, parseOrder),

    createPayment: (body, idempotencyKey, options) =>
      ask(
        ROUTES.payments,
        { ...options, method: 'POST', body: JSON.stringify(body) },
        { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
        parseStartedPayment,
      ),

    async getPayment(token, { knownVersion, waitSeconds, ...init } = {}) {
      const response = await call(ROUTES.payment + (waitSeconds ? `?wait=${waitSeconds}` : ''), init, {
        authorization: `Bearer ${token}`,
        ...(knownVersion !== undefined && { 'if-none-match': `"${knownVersion}"` }),
      })
      return response.status === 304
        ? undefined
        : parseSnapshot(await readJson(response, init), response.status)
    },

    confirmPayment: (token, fields, options) =>
      ask(
        ROUTES.confirm,
        { ...options, method: 'PUT', body: JSON.stringify({ fields }) },
        { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        parseSnapshot,
      ),

    resumePayment: (reference, options) =>
      ask(ROUTES.payment, { ...options }, { [REFERENCE_HEADER]: reference }, parseStartedPayment),

    async *watchPayment(token, { knownVersion, onHeartbeat, ...init } = {}) {
      const response = await call(ROUTES.events, init, {
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
        ...(knownVersion !== undefined && { 'last-event-id': String(knownVersion) }),
      })
      if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
        response.body?.cancel().catch(() => {})
        throw new ProtocolError(response.status, 'content-type')
      }
      yield* readEvents(response.body, init, onHeartbeat)
    },
  }
}

/** Waits for the network; what fails there is an abort, thrown as its reason, or a proxy out of reach. */
async function reach<Value>(init: RequestInit, answer: Promise<Value>): Promise<Value> {
  try {
    return await answer
  } catch (error) {
    if (init.signal?.aborted) throw init.signal.reason
    throw new ProxyUnreachableError(init.method ? 'unknown' : 'none', error)
  }
}

async function readJson(response: Response, init: RequestInit): Promise<unknown> {
  return parseJson(await reach(init, response.text()), response.status)
}

function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProtocolError(status, '$')
  }
}

/** Reads server-sent events whose data is a snapshot; comments (heartbeats) and other fields are passed over. */
async function* readEvents(
  body: ReadableStream<Uint8Array>,
  init: RequestInit,
  onHeartbeat?: () => void,
): AsyncGenerator<PaymentSnapshot> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let pending = ''
  try {
    for (;;) {
      const { done, value } = await reach(init, reader.read())
      if (done) return
      onHeartbeat?.()
      pending += decoder.decode(value, { stream: true })
      const blocks = pending.split(/\r?\n\r?\n/)
      pending = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = block.split(/\r?\n/).filter(line => line.startsWith('data:'))
        if (data.length > 0) yield parseSnapshot(parseJson(data.map(line => line.slice(5)).join('\n'), 200))
      }
    }
  } finally {
    // Ends the request when the consumer stops early; a stream that already broke has nothing left to cancel.
    reader.cancel().catch(() => {})
  }
}
