import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import { lostBody } from '../body.ts'

/** A request to `node:http` or `node:http2`, with what body parsers and routers of frameworks may have left on it. */
export type NodeRequest = (IncomingMessage | Http2ServerRequest) & {
  readonly originalUrl?: string
  readonly body?: unknown
  readonly rawBody?: unknown
}

/** Never looked at: addresses are built from `publicUrl`, and a `Host` header is anybody's word. */
const ORIGIN = 'http://proxy.invalid'

/** A path that no parser finds anything to do with, which nearly all are. */
const PLAIN = /^(\/[\w-][\w.-]*)+$/

/** Path and query of a request, as it was sent: routers cut `url`, and a client may name its target in full. */
export const targetOf = (request: NodeRequest): string =>
  (request.originalUrl ?? request.url ?? '').replace(/^https?:\/\/[^/?#]*/i, '')

/** @param hint how to mount the proxy so that the body reaches it unread */
export function toRequest(request: NodeRequest, signal: AbortSignal, hint: string): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    // HTTP/2 lists its pseudo headers among the others.
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const verb = request.method ?? 'GET'
  // No `Request` can have these; under another name they get the answer of any verb that is not taken.
  const method = /^(connect|trace|track)$/i.test(verb) ? `x-${verb}` : verb
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(toUrl(targetOf(request)), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: bodyOf(request, hint), duplex: 'half' } : {}),
  })
}

/** A path that a URL parser would tidy up (`//`, `..`, `%2e`, `\`) must not become a route's path: it is handed on encoded as a whole. */
function toUrl(target: string): URL | string {
  if (PLAIN.test(target)) return ORIGIN + target
  const [path = '', ...query] = target.split('?')
  const url = new URL(ORIGIN)
  url.pathname = path
  if (url.pathname !== path) url.pathname = encodeURIComponent(path)
  url.search = query.join('?')
  return url
}

/** The bytes as they came: unread, or kept by somebody. A parsed body is no longer what was signed, and is never written back. */
function bodyOf(request: NodeRequest, hint: string): BodyInit {
  if (!request.readableDidRead && !request.readableEnded) return streamBody(request)
  for (const kept of [request.rawBody, request.body]) {
    if (kept instanceof Uint8Array) return new Uint8Array(kept)
    if (typeof kept === 'string') return kept
  }
  return lostBody(hint, request.body)
}

/** Not `Readable.toWeb`: cancelling that destroys the socket, and with it the answer that says what was wrong. */
function streamBody(request: NodeRequest): ReadableStream<Uint8Array> {
  let state: 'untouched' | 'reading' | 'over' = 'untouched'
  const once = (act: () => void) => (): void => {
    if (state === 'over') return
    state = 'over'
    act()
  }
  const listen = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    const fail = once(() => controller.error(new Error('the client broke off')))
    request.on('data', (chunk: Uint8Array) => {
      if (state === 'over') return
      controller.enqueue(chunk)
      request.pause()
    })
    request.on(
      'end',
      once(() => controller.close()),
    )
    request.on('error', fail)
    request.on('close', fail)
  }
  return new ReadableStream(
    {
      pull(controller) {
        if (state === 'untouched') {
          state = 'reading'
          listen(controller)
        }
        request.resume()
      },
      cancel() {
        state = 'over'
      },
    },
    // Nothing is read before the proxy asks for it: a refusal needs no body.
    { highWaterMark: 0 },
  )
}
