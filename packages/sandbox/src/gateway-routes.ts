import { parseJson, readBytes } from './body.ts'
import type { Clock } from './clock.ts'
import { type Envelope, NO_ROUTE, toChecked, toCreated, toRefused } from './envelope.ts'
import type { Faults } from './faults.ts'
import type { Lifecycle } from './lifecycle.ts'
import { type FieldError, readPaymentRequest } from './payment-request.ts'
import type { Bytes, Signer } from './signature.ts'
import type { Store } from './store.ts'

/** A create request is about 1 kB; nothing honest comes near this. */
const BODY_LIMIT = 64 * 1024

interface GatewayParts {
  readonly clock: Clock
  readonly store: Store
  readonly signer: Signer
  readonly lifecycle: Lifecycle
  readonly faults: Readonly<Faults>
  readonly newUuid: () => string
}

/** What the gateway does with one call: an HTTP status and an envelope. */
type Answer = readonly [status: number, envelope: Envelope]

/**
 * The gateway's own API under `/v1/`. Every answer is signed, refusals too. The documents do not say how a bad token, a bad
 * signature, an unknown path or a body that is too long is refused: here with the HTTP status as `error_code`.
 */
export function createGatewayRoutes(parts: GatewayParts): (request: Request) => Promise<Response> {
  const { clock, store, signer, lifecycle, faults, newUuid } = parts

  const refuse = (status: number, code: number, reason: string, fields?: readonly FieldError[]): Answer => [
    status,
    toRefused(code, reason, newUuid(), clock.now(), fields),
  ]
  const invalid = (fields: readonly FieldError[]): Answer => refuse(400, 30, 'Invalid params', fields)

  const createPayment = (body: Bytes): Answer => {
    const read = readPaymentRequest(parseJson(body))
    if (read.outcome === 'invalid') return invalid(read.fields)
    if (read.outcome === 'no-route') return [400, NO_ROUTE]
    if (store.hasReference(read.request.reference)) {
      return invalid([{ field: 'reference', message: 'reference has been used before' }])
    }
    return [200, toCreated(lifecycle.create(read.request), clock.now())]
  }

  const checkTransaction = (requestId: string): Answer => {
    const transaction = store.get(requestId.toLowerCase())
    return transaction
      ? [200, toChecked(transaction, clock.now())]
      : [404, toRefused(101, 'Transaction not found', requestId, clock.now())]
  }

  const answer = async (request: Request): Promise<Answer> => {
    const body = await readBytes(request, BODY_LIMIT)
    if (!body) return refuse(413, 413, 'Request body too large')
    if (!(await signer.acceptsToken(request.headers.get('access-token')))) {
      return refuse(401, 401, 'Invalid access-token')
    }
    if (!(await signer.verify(body, request.headers.get('signature')))) {
      return refuse(401, 401, 'Invalid signature')
    }
    const { pathname } = new URL(request.url)
    const requestId = /^\/v1\/transaction\/([^/]+)$/.exec(pathname)?.[1]
    if (pathname === '/v1/payment') {
      return request.method === 'POST' ? createPayment(body) : refuse(405, 405, 'Method not allowed')
    }
    if (requestId) {
      return request.method === 'GET' ? checkTransaction(requestId) : refuse(405, 405, 'Method not allowed')
    }
    return refuse(404, 404, 'No such endpoint')
  }

  return async request => {
    const [status, envelope] = await answer(request)
    const body = new TextEncoder().encode(JSON.stringify(envelope))
    const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' })
    if (!faults.unsignedReplies) headers.set('signature', await signer.sign(body))
    return new Response(body, { status, headers })
  }
}
