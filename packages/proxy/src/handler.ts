import {
  formatWire,
  MAX_WAIT_SECONDS,
  ORDER_HEADER,
  parseConfirmPaymentBody,
  parseCreatePaymentBody,
  REFERENCE_HEADER,
} from '@rumba/core'
import { readBody } from './body.ts'
import { takeCallback } from './callback.ts'
import { clientAddress, type Visitor } from './clientAddress.ts'
import type { Context } from './context.ts'
import { startPayment } from './create.ts'
import { RawBodyUnavailableError, StoreUnavailableError } from './errors.ts'
import { createHealth } from './health.ts'
import { type Incoming, requestOf } from './incoming.ts'
import { MAX_ORDER_LENGTH, readOrder, resolveTerms } from './order.ts'
import { createOriginCheck } from './origin.ts'
import { REPLAYED, Refusal, toProblem } from './problem.ts'
import { waitForChange } from './push.ts'
import { type Answer, respond, respondJson } from './respond.ts'
import { basePath, findRoute, type Route } from './routes.ts'
import type { Settler } from './settle.ts'
import type { PaymentRecord } from './stores/contract.ts'
import type { Streams } from './streams.ts'
import { decode } from './transport.ts'
import { toSnapshot, toStarted } from './view.ts'
import { createWatch, type Watch } from './watch.ts'

const MAX_BODY_BYTES = 65_536

/**
 * Answers every request with the result or with a problem; never throws.
 *
 * @param peer address at the other end of the socket, if it is text
 */
export type Handler = (request: Incoming, peer?: unknown) => Promise<Answer>

export function createHandler(context: Context, settler: Settler): Handler {
  const { options, emit, report, limiter } = context
  const base = basePath(options.publicUrl)
  const requireOrigin = createOriginCheck(options)
  // At start, so that a shop whose pages are all of one origin does without.
  const cors = options.cors ? import('./cors.ts').then(({ createCors }) => createCors(options)) : undefined
  const health = createHealth(context)
  const watch = createWatch(context, settler)
  let streams: Streams | undefined
  /** Loaded for the first page that does not poll; there are none where pages have to. What did not load is loaded by the next page. */
  const openStreams: OpenStreams = async () => {
    if (options.push === false) return undefined
    const { createStreams } = await import('./streams.ts')
    streams ??= createStreams(context, watch)
    return streams
  }

  const act = async (route: Route, request: Incoming, url: URL, visitor: Visitor): Promise<Answer> => {
    switch (route.action) {
      case 'order': {
        limiter.count('orders', visitor)
        const terms = await resolveTerms(
          context,
          readHeader(request, ORDER_HEADER, MAX_ORDER_LENGTH),
          request,
        )
        return respondJson(formatWire(await readOrder(context, terms)))
      }
      case 'create': {
        requireJson(request)
        requireOrigin(request)
        limiter.count('creates', visitor)
        const key = readHeader(request, 'idempotency-key', 255)
        const body = parseCreatePaymentBody(await readJson(request), () => new Refusal('BAD_REQUEST'))
        const terms = await resolveTerms(context, body.order, request)
        const { started, replayed } = await startPayment(context, watch, terms, body, key)
        // The gateway may say so at once; the merchant has to hear of it like of any other.
        if (started.payment.status === 'success') void settler.drain().catch(report)
        const status = started.payment.status === 'unknown' ? 202 : 201
        return respondJson(formatWire(started), status, replayed ? REPLAYED : {})
      }
      case 'read':
        return request.headers.has(REFERENCE_HEADER)
          ? resumePayment(context, request, visitor)
          : readPayment(context, settler, watch, openStreams, request, url)
      case 'confirm': {
        requireJson(request)
        requireOrigin(request)
        const { record } = await authorize(context, request)
        const body = parseConfirmPaymentBody(await readJson(request), () => new Refusal('BAD_REQUEST'))
        // Few methods ask for an answer, so most shops never load it.
        const { confirmPayment } = await import('./confirm.ts')
        const confirmed = await confirmPayment(context, settler, record, body)
        return respondJson(formatWire(toSnapshot(context, confirmed.record, confirmed.stale)))
      }
      case 'callback':
        requireJson(request)
        return takeCallback(context, settler, request, route.token, visitor)
      case 'health':
        return health()
      case 'stream': {
        const { record, token } = await authorize(context, request)
        const opened = await openStreams()
        if (!opened) throw new Refusal('NOT_FOUND')
        const known = Number(request.headers.get('last-event-id')) || 0
        return opened.open(record, known, macOf(token))
      }
    }
  }

  const answer = async (request: Incoming, visitor: Visitor): Promise<Answer> => {
    const url = new URL(request.url)
    const route = findRoute(url, base)
    if (!route) throw new Refusal('NOT_FOUND')
    const isPage = route.action !== 'callback' && route.action !== 'health'
    if (route.verb !== request.method) {
      const allowed = isPage && (await cors)?.preflight(request)
      if (allowed) return allowed
      throw new Refusal('METHOD_NOT_ALLOWED', { names: [route.verb] })
    }
    const response = await act(route, request, url, visitor).catch((error: unknown) =>
      // A question changes nothing, so what failed is all that there is to say.
      error instanceof StoreUnavailableError && request.method === 'GET'
        ? refuse(new Refusal('STORE_UNAVAILABLE', { cause: error }))
        : refuse(error),
    )
    return (isPage && (await cors)?.allow(request, response)) || response
  }

  const refuse = (error: unknown): Answer => {
    if (error instanceof RawBodyUnavailableError) {
      emit({ type: 'request_failed', code: error.code, hint: error.hint })
      return toProblem(new Refusal(error.code, { cause: error }))
    }
    const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL', { cause: error })
    const { code, cause } = refusal
    if (code === 'INTERNAL' || (code === 'STORE_UNAVAILABLE' && cause)) {
      emit({ type: 'request_failed', code })
      report(cause)
    }
    return toProblem(refusal)
  }

  return async (request, peer) => {
    try {
      return await answer(request, () =>
        clientAddress(request, typeof peer === 'string' ? peer : undefined, options),
      )
    } catch (error) {
      return refuse(error)
    }
  }
}

type OpenStreams = () => Promise<Streams | undefined>

async function readPayment(
  context: Context,
  settler: Settler,
  watch: Watch,
  openStreams: OpenStreams,
  request: Incoming,
  url: URL,
): Promise<Answer> {
  const { limiter } = context
  const { record: known, token } = await authorize(context, request)
  limiter.count('reads', () => macOf(token))
  const knownVersion = Number(/^(?:W\/)?"(\d{1,9})"$/.exec(request.headers.get('if-none-match') ?? '')?.[1])
  const asked = Math.min(Number(url.searchParams.get('wait')) || 0, MAX_WAIT_SECONDS)
  const release = asked > 0 && knownVersion === known.version ? (await openStreams())?.hold() : undefined
  const { record, stale } = release
    ? await waitForChange(watch, known, known.version, asked * 1_000, request.signal).finally(release)
    : await settler.refresh(known)
  const etag = `"${record.version}"`
  if (record.version === knownVersion) return respond(null, 304, { etag })
  return respondJson(formatWire(toSnapshot(context, record, stale)), 200, { etag })
}

/**
 * A page that lost its token gets another one if the merchant vouches for its visitor, and a page on another device if it has the
 * resume token of a link. No payment looks like one of others.
 */
async function resumePayment(context: Context, request: Incoming, visitor: Visitor): Promise<Answer> {
  const { options, store, limiter, tokens, now } = context
  limiter.count('resumes', visitor)
  const name = readHeader(request, REFERENCE_HEADER, 255)
  const reference = await tokens.verify('resume', name, now())
  const allowed = reference !== undefined || (await options.authorize?.(requestOf(request), name))
  const record = allowed === true && (await store.get(reference ?? name))
  if (!record) throw new Refusal('NOT_FOUND')
  return respondJson(formatWire(await toStarted(context, record)))
}

/** The payment that the request's token is about. Every wrong token gets the same answer, before the store is touched. */
async function authorize(
  { tokens, store, now }: Context,
  request: Incoming,
): Promise<{ record: PaymentRecord; token: string }> {
  const [, token = ''] = /^Bearer (.*)/.exec(request.headers.get('authorization') ?? '') ?? []
  const reference = await tokens.verify('status', token, now())
  const record = reference === undefined ? undefined : await store.get(reference)
  if (!record) throw new Refusal('TOKEN_REFUSED')
  return { record, token }
}

/** Tells tokens apart without keeping one that somebody could use. */
const macOf = (token: string): string => token.slice(-43)

function requireJson(request: Incoming): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' || request.headers.has('content-encoding'))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE')
}

function readHeader(request: Incoming, name: string, limit: number): string {
  const value = request.headers.get(name) ?? ''
  if (value.length > limit || !/^[\x21-\x7e]+$/.test(value))
    throw new Refusal('BAD_REQUEST', { names: [name] })
  return value
}

/** A page signs nothing, so an object that a body parser made of its call will do as well. */
async function readJson(request: Incoming): Promise<unknown> {
  let bytes: Uint8Array
  try {
    bytes = await readBody(request, MAX_BODY_BYTES)
  } catch (error) {
    if (error instanceof RawBodyUnavailableError && typeof error.parsed === 'object' && error.parsed)
      return error.parsed
    throw error
  }
  try {
    return JSON.parse(decode(bytes))
  } catch {
    throw new Refusal('BAD_REQUEST')
  }
}
