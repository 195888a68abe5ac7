import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { NodeRequest } from './nodeRequest.ts'

/** A response of `node:http` or `node:http2`. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/** What a client may still send after it was answered. */
const DRAIN_BYTES = 16_777_216

/**
 * Writes an answer, each piece as soon as it is there and no faster than the client reads.
 *
 * @param signal aborts when the client has gone
 * @throws what the body's stream failed with
 */
export async function sendResponse(
  result: Response,
  request: NodeRequest,
  outgoing: NodeResponse,
  signal: AbortSignal,
): Promise<void> {
  // The compatibility API of HTTP/2 has every call made here, by types of its own.
  const response = outgoing as ServerResponse
  response.statusCode = result.status
  for (const [name, value] of result.headers) response.setHeader(name, value)
  limitRest(request, response)
  if (!result.body || request.method === 'HEAD') {
    await result.body?.cancel()
    response.end()
    return
  }
  response.flushHeaders()
  const reader = result.body.getReader()
  let goOn = (): void => {}
  const stop = (): void => {
    goOn()
    reader.cancel().catch(() => {})
  }
  response.on('drain', () => goOn())
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!response.write(value) && !signal.aborted) {
      await new Promise<void>(resolve => {
        goOn = resolve
      })
    }
  }
  response.end()
}

/** A client that is still sending comes to read its answer only when somebody takes what it sends; but not without end. */
function limitRest(request: NodeRequest, response: NodeResponse): void {
  response.on('finish', () => {
    let left = DRAIN_BYTES
    request.on('data', (chunk: Uint8Array) => {
      left -= chunk.length
      if (left < 0) request.socket.destroy()
    })
    request.resume()
  })
}
