import { once } from 'node:events'
import { Agent, request as http1, type Server } from 'node:http'
import { connect, type Http2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'

/** Listens on a free port until the test is over; answers the origin. */
export async function listen(server: Server | Http2Server): Promise<string> {
  const sockets = new Set<{ destroy(): void }>()
  server.on('connection', socket => sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export interface Call {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** Pieces go out one by one, without a length. */
  readonly body?: string | Uint8Array | readonly Uint8Array[]
  readonly trailers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** One call over a socket of its own. Unlike through `fetch`, the path goes out byte for byte and any header can be sent. */
export type Send = (origin: string, path: string, call?: Call) => Promise<Response>

const toResponse = (status: number, method: string, headers: object, body: Readable): Response => {
  const empty = method === 'HEAD' || status === 204 || status === 304
  const entries = Object.entries(headers).filter(([name]) => !name.startsWith(':'))
  if (empty) body.resume()
  return new Response(empty ? null : (Readable.toWeb(body) as ReadableStream<Uint8Array>), {
    status,
    headers: entries.map(([name, value]): [string, string] => [name, String(value)]),
  })
}

const write = (stream: NodeJS.WritableStream, { body }: Call): void => {
  if (typeof body === 'string' || body instanceof Uint8Array) stream.end(body)
  else Readable.from(body ?? []).pipe(stream)
}

const KEPT = new Agent({ keepAlive: true })

const overHttp1 =
  ({ keepAlive = false, patient = false } = {}): Send =>
  (origin, path, call = {}) =>
    new Promise((resolve, reject) => {
      const { method = 'GET', headers = {}, signal, trailers } = call
      const request = http1(origin, {
        path,
        method,
        headers: headers as Record<string, string>,
        agent: keepAlive && KEPT,
        ...(signal ? { signal } : {}),
      })
      request.on('error', reject)
      const said = new Promise<void>(done => void request.on('finish', done))
      request.on('response', response => {
        const answer = toResponse(response.statusCode ?? 0, method, response.headers, response)
        if (patient) void said.then(() => resolve(answer))
        else resolve(answer)
      })
      if (trailers) request.addTrailers(trailers)
      if (headers.expect) request.on('continue', () => write(request, call)).flushHeaders()
      else write(request, call)
    })

/** Over a connection that the server is to close; listens only when it has said everything. */
export const sendHttp1: Send = overHttp1({ patient: true })

/** Over a connection that the server is to keep; listens only when it has said everything. */
export const sendKeepAlive: Send = overHttp1({ keepAlive: true, patient: true })

/** Like `fetch`, listens while it is sending. */
export const sendListening: Send = overHttp1()

export const sendHttp2: Send = (origin, path, call = {}) =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, signal, trailers } = call
    const session = connect(origin)
    session.on('error', reject)
    const stream = session.request(
      { ...(headers as Record<string, string>), ':method': method, ':path': path },
      { waitForTrailers: trailers !== undefined },
    )
    signal?.addEventListener('abort', () => session.destroy())
    stream.on('error', reject)
    stream.on('close', () => {
      reject(new Error('the stream was closed without an answer'))
      session.close()
    })
    stream.on('wantTrailers', () => stream.sendTrailers({ ...trailers }))
    stream.on('response', ({ ':status': status, ...rest }) =>
      resolve(toResponse(status ?? 0, method, rest, stream)),
    )
    if (headers.expect) stream.on('continue', () => write(stream, call))
    else write(stream, call)
  })
