import { type ClientRequest, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SHOP } from './addresses.ts'

/** The shop over plain HTTP/1.1, with every request for a payment's status counted on its way. */
export interface CountingProxy {
  readonly url: string
  /** Streams open now, and the most there ever were. */
  readonly streams: () => { readonly open: number; readonly most: number; readonly opened: number }
  /** Questions so far, held ones included. */
  readonly questions: () => number
  close(): Promise<void>
}

export async function createCountingProxy(): Promise<CountingProxy> {
  const target = new URL(SHOP)
  let [open, most, opened, questions] = [0, 0, 0, 0]
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    const isStream = path.endsWith('/payments/me/events')
    if (isStream) {
      open += 1
      opened += 1
      most = Math.max(most, open)
      outgoing.once('close', () => {
        open -= 1
      })
    } else if (/\/payments\/me(\?|$)/.test(path)) questions += 1
    const headers = { ...incoming.headers, host: target.host }
    if ('origin' in headers) headers.origin = target.origin
    const onward: ClientRequest = request(
      { host: target.hostname, port: target.port, path, method: incoming.method, headers },
      answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
        answer.once('error', () => outgoing.destroy())
      },
    )
    onward.once('error', () => outgoing.destroy())
    outgoing.once('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    streams: () => ({ open, most, opened }),
    questions: () => questions,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
