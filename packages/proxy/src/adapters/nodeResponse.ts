import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { Answer, LiveBody } from '../respond.ts'
import type { NodeRequest } from './nodeRequest.ts'

/** A response of `node:http` or `node:http2`. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/** How much, and for how long, a client may still send after it was answered. */
const DRAIN_BYTES = 16_777_216
const DRAIN_MS = 2_000

/**
 * Writes an answer, each piece as soon as it is there and no faster than the client reads.
 *
 * @param signal aborts when the client has gone
 * @throws what the body's stream failed with
 */
export async function sendAnswer(
  answer: Answer | Response,
  request: NodeRequest,
  outgoing: NodeResponse,
  signal: AbortSignal,
): Promise<void> {
  // The compatibility API of HTTP/2 has every call made here, by types of its own.
  const response = outgoing as ServerResponse
  const { status, headers, body } = answer
  response.statusCode = status
  for (const [name, value] of Symbol.iterator in headers ? headers : Object.entries(headers))
    response.setHeader(name, value)
  if (body && typeof body === 'object' && 'begin' in body) return attach(body, request, response, signal)
  // A client that is still sending has to get its answer first.
  if (typeof body === 'string' && request.complete) return void response.end(body)
  if (typeof body === 'string') response.write(body)
  if (!body || typeof body === 'string') return finish(request, response)
  // A body that is there already goes out together with its headers; they wait for no other.
  setImmediate(() => response.headersSent || response.flushHeaders())
  return pipe(body.getReader(), request, response, signal)
}

/** What is written while the client does not read is little, and a stream that is held open for it ends by itself. */
const attach = (
  { begin }: LiveBody,
  request: NodeRequest,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> =>
  new Promise(resolve => {
    const cancel = begin({
      write: text => response.write(text),
      end: () => void finish(request, response),
    })
    const stop = (): void => {
      cancel()
      resolve()
    }
    if (signal.aborted) return stop()
    response.on('close', stop)
  })

/** Knows nothing of the answer but its body: an event stream is held for long, and its headers need not be. */
async function pipe(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  request: NodeRequest,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
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
  await finish(request, response)
}

/**
 * Takes what the client is still sending, or it would never come to read its answer, and the end of the connection would
 * overtake it; up to a limit, then it is cut off.
 */
async function finish(request: NodeRequest, response: ServerResponse): Promise<void> {
  if (!request.complete) {
    await new Promise<void>(resolve => {
      const timer = setTimeout(resolve, DRAIN_MS)
      let left = DRAIN_BYTES
      const stop = (): void => {
        clearTimeout(timer)
        resolve()
      }
      request.on('data', (chunk: Uint8Array) => {
        left -= chunk.length
        if (left < 0) stop()
      })
      request.on('end', stop)
      request.on('close', stop)
      request.resume()
    })
  }
  // Not as an argument of `end`: middleware that compresses takes that for bytes.
  response.on('finish', () => {
    if (!request.complete) request.destroy()
  })
  response.end()
}
