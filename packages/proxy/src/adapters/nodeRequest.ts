import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import { lostBody } from '../body.ts'
import type { BodyReader, LightRequest } from '../incoming.ts'

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
export function toIncoming(request: NodeRequest, signal: AbortSignal, hint: string): LightRequest {
  const { headers } = request
  const verb = request.method ?? 'GET'
  // No `Request` can have these; under another name they get the answer of any verb that is not taken.
  const method = /^(connect|trace|track)$/i.test(verb) ? `x-${verb}` : verb
  const url = toUrl(targetOf(request))
  const hasBody = method !== 'GET' && method !== 'HEAD'
  let full: Request | undefined
  const incoming: LightRequest = {
    method,
    url,
    signal,
    headers: { get: name => toText(headers[name]) ?? null, has: name => headers[name] !== undefined },
    get body() {
      if (!hasBody) return null
      const reader = full ? undefined : readerOf(request)
      return reader ? { getReader: () => reader } : incoming.full.body
    },
    get bodyUsed() {
      return full?.bodyUsed ?? false
    },
    get full() {
      full ??= new Request(url, {
        method,
        headers: toHeaders(headers),
        signal,
        ...(hasBody ? { body: bodyOf(request, hint), duplex: 'half' } : {}),
      })
      return full
    },
  }
  return incoming
}

const toText = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value

function toHeaders(given: NodeRequest['headers']): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    const text = toText(value)
    // HTTP/2 lists its pseudo headers among the others.
    if (text !== undefined && !name.startsWith(':')) headers.set(name, text)
  }
  return headers
}

/** A path that a URL parser would tidy up (`//`, `..`, `%2e`, `\`) must not become a route's path: it is handed on encoded as a whole. */
function toUrl(target: string): string {
  if (PLAIN.test(target)) return ORIGIN + target
  const [path = '', ...query] = target.split('?')
  const url = new URL(ORIGIN)
  url.pathname = path
  if (url.pathname !== path) url.pathname = encodeURIComponent(path)
  url.search = query.join('?')
  return url.href
}

/** The bytes as they came: unread, or kept by somebody. A parsed body is no longer what was signed, and is never written back. */
function bodyOf(request: NodeRequest, hint: string): BodyInit {
  const reader = readerOf(request)
  if (reader) return toStream(reader)
  for (const kept of [request.rawBody, request.body]) {
    if (kept instanceof Uint8Array) return new Uint8Array(kept)
    if (typeof kept === 'string') return kept
  }
  return lostBody(hint, request.body)
}

const toStream = (reader: BodyReader): ReadableStream<Uint8Array> =>
  new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => reader.cancel(),
    },
    // Nothing is read before the proxy asks for it: a refusal needs no body.
    { highWaterMark: 0 },
  )

/**
 * Reads a body that nobody has read, piece by piece and nothing before it is asked for. Not by the iterator of the request:
 * ending that destroys the socket, and with it the answer that says what was wrong.
 */
function readerOf(request: NodeRequest): BodyReader | undefined {
  if (request.readableDidRead || request.readableEnded) return undefined
  const pieces: Uint8Array[] = []
  let state: 'untouched' | 'reading' | 'whole' | 'broken' = 'untouched'
  let wake = (): void => {}
  const end = (how: 'whole' | 'broken') => (): void => {
    if (state === 'reading') state = how
    wake()
  }
  const listen = (): void => {
    state = 'reading'
    request.on('data', (piece: Uint8Array) => {
      if (state !== 'reading') return
      pieces.push(piece)
      request.pause()
      wake()
    })
    request.on('end', end('whole'))
    request.on('error', end('broken'))
    request.on('close', end('broken'))
  }
  return {
    async read() {
      if (state === 'untouched') listen()
      while (state === 'reading' && pieces.length === 0) {
        request.resume()
        await new Promise<void>(resolve => {
          wake = resolve
        })
      }
      const value = pieces.shift()
      if (value) return { done: false, value }
      if (state === 'broken') throw new Error('the client broke off')
      return { done: true, value: undefined }
    },
    async cancel() {
      state = 'whole'
      wake()
    },
  }
}
