import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { RawBodyUnavailableError } from '../errors.ts'
import type { RumbaProxy } from '../proxy.ts'

/** A request to `node:http`, with what body parsers and routers of frameworks may have left on it. */
export type NodeRequest = IncomingMessage & {
  readonly originalUrl?: string
  readonly body?: unknown
  readonly rawBody?: unknown
}

export type NodeHandler = (request: NodeRequest, response: ServerResponse) => Promise<void>

/**
 * Serves the proxy from `node:http`. The body must reach it unread, or as bytes in `request.rawBody`: the signature covers the
 * raw bytes.
 */
export function toNode(proxy: Pick<RumbaProxy, 'fetch'>): NodeHandler {
  return async (request, response) => {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    await write(await proxy.fetch(toRequest(request, gone.signal)), response)
  }
}

function toRequest(request: NodeRequest, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    // HTTP/2 lists its pseudo headers among the others.
    if (value !== undefined && !name.startsWith(':'))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const method = request.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  // The host is never used: addresses are built from `publicUrl`.
  return new Request(new URL(request.originalUrl ?? request.url ?? '/', 'http://proxy.invalid'), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: bodyOf(request), duplex: 'half' } : {}),
  })
}

/** The bytes as they came: unread, or kept by somebody. A parsed body is no longer what was signed, and is never written back. */
function bodyOf(request: NodeRequest): BodyInit {
  if (!request.readableDidRead && !request.readableEnded)
    return Readable.toWeb(request) as ReadableStream<Uint8Array>
  for (const kept of [request.rawBody, request.body]) {
    if (kept instanceof Uint8Array) return new Uint8Array(kept)
    if (typeof kept === 'string') return kept
  }
  // Reading it tells the handler; it answers with the named problem instead of waiting for bytes that never come.
  return new ReadableStream({ pull: controller => controller.error(new RawBodyUnavailableError()) })
}

async function write(result: Response, response: ServerResponse): Promise<void> {
  response.writeHead(result.status, Object.fromEntries(result.headers))
  if (!result.body) {
    response.end()
    return
  }
  response.flushHeaders()
  const reader = result.body.getReader()
  response.on('close', () => void reader.cancel().catch(() => {}))
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!response.write(value))
      await new Promise(resolve => response.once('drain', resolve).once('close', resolve))
  }
  response.end()
}
