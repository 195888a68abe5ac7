import { formatWire, MAX_WAIT_SECONDS, ORDER_HEADER, parseCreatePaymentBody } from '@rumba/core'
import { readBody } from './body.ts'
import { takeCallback } from './callback.ts'
import type { Context } from './context.ts'
import { startPayment } from './create.ts'
import { RawBodyUnavailableError } from './errors.ts'
import { readOrder, resolveTerms } from './order.ts'
import { HEADERS, Refusal, toProblemResponse } from './problem.ts'
import { streamPayment, waitForChange } from './push.ts'
import { basePath, findRoute } from './routes.ts'
import type { Settler } from './settle.ts'
import type { Bytes } from './signature.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { toSnapshot } from './view.ts'
import { createWatch, type Watch } from './watch.ts'

const MAX_BODY_BYTES = 65_536

/** Answers every request with the result or with a problem; never throws. */
export function createHandler(context: Context, settler: Settler): (request: Request) => Promise<Response> {
  const base = basePath(context.options.publicUrl)
  const watch = createWatch(context, settler)

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const route = findRoute(request.method, url.pathname, base)
    switch (route.action) {
      case 'none':
        throw new Refusal('NOT_FOUND')
      case 'wrong-verb':
        throw new Refusal('METHOD_NOT_ALLOWED', route.allow)
      case 'callback':
        requireJson(request)
        return takeCallback(context, settler, request, route.token)
      case 'order': {
        const terms = await resolveTerms(context, readHeader(request, ORDER_HEADER, 4096), request)
        return json(formatWire(await readOrder(context, terms)))
      }
      case 'create': {
        requireJson(request)
        requireOrigin(context, request)
        const key = readHeader(request, 'idempotency-key', 255)
        const body = parseCreatePaymentBody(await readJson(request), () => new Refusal('BAD_REQUEST'))
        const started = await startPayment(
          context,
          await resolveTerms(context, body.order, request),
          body,
          key,
        )
        return json(formatWire(started), started.payment.status === 'unknown' ? 202 : 201)
      }
      case 'read':
        return readPayment(context, settler, watch, request, url)
      case 'stream': {
        const record = await authorize(context, request)
        if (context.options.push === false) throw new Refusal('NOT_FOUND')
        return streamPayment(context, watch, record, Number(request.headers.get('last-event-id')) || 0)
      }
    }
  }

  return async request => {
    try {
      return await answer(request)
    } catch (error) {
      if (error instanceof Refusal) return toProblemResponse(error)
      if (error instanceof RawBodyUnavailableError) {
        context.emit({ type: 'request_failed', code: error.code, hint: error.hint })
        return toProblemResponse(new Refusal(error.code, [], error))
      }
      context.emit({ type: 'request_failed', code: 'INTERNAL' })
      return toProblemResponse(new Refusal('INTERNAL', [], error))
    }
  }
}

async function readPayment(
  context: Context,
  settler: Settler,
  watch: Watch,
  request: Request,
  url: URL,
): Promise<Response> {
  const known = await authorize(context, request)
  const match = /^"(\d{1,9})"$/.exec(request.headers.get('if-none-match') ?? '')
  const knownVersion = match ? Number(match[1]) : undefined
  const mayWait = context.options.push !== false
  const waitSeconds = mayWait ? Math.min(Number(url.searchParams.get('wait')) || 0, MAX_WAIT_SECONDS) : 0
  const { record, stale } =
    waitSeconds > 0 && knownVersion === known.version
      ? await waitForChange(watch, known, known.version, waitSeconds * 1_000, request.signal)
      : await settler.refresh(known)
  const etag = `"${record.version}"`
  if (record.version === knownVersion)
    return new Response(null, { status: 304, headers: { ...HEADERS, etag } })
  return json(formatWire(toSnapshot(context, record, stale)), 200, { etag })
}

/** The payment that the request's token is about. Every wrong token gets the same answer, before the store is touched. */
async function authorize({ tokens, store, now }: Context, request: Request): Promise<PaymentRecord> {
  const [scheme, token = ''] = (request.headers.get('authorization') ?? '').split(' ')
  const claim = scheme === 'Bearer' ? await tokens.verifyStatus(token, now()) : undefined
  const record = claim && (await store.get(claim.reference))
  if (!record) throw new Refusal('TOKEN_REFUSED')
  return record
}

function requireJson(request: Request): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' || request.headers.has('content-encoding'))
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE')
}

/** A page of another site must not be able to start a payment in this visitor's name. */
function requireOrigin({ options }: Context, request: Request): void {
  const origin = request.headers.get('origin')
  const trusted = [new URL(options.publicUrl).origin, ...(options.trustedOrigins ?? [])]
  if (origin !== null) {
    if (!trusted.includes(origin)) throw new Refusal('ORIGIN_REFUSED')
    return
  }
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') throw new Refusal('ORIGIN_REFUSED')
}

function readHeader(request: Request, name: string, limit: number): string {
  const value = request.headers.get(name) ?? ''
  if (value.length > limit || !/^[\x21-\x7e]+$/.test(value)) throw new Refusal('BAD_REQUEST', [name])
  return value
}

/** A page signs nothing, so an object that a body parser made of its call will do as well. */
async function readJson(request: Request): Promise<unknown> {
  let bytes: Bytes | undefined
  try {
    bytes = await readBody(request, MAX_BODY_BYTES)
  } catch (error) {
    if (error instanceof RawBodyUnavailableError && typeof error.parsed === 'object' && error.parsed)
      return error.parsed
    throw error
  }
  if (!bytes) throw new Refusal('BODY_TOO_LARGE')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('BAD_REQUEST')
  }
}

const json = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { ...HEADERS, ...headers, 'content-type': 'application/json' } })
