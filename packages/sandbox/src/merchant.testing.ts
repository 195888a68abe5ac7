import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Credentials } from './gateway/signature.ts'
import { DEMO_CREDENTIALS } from './options.ts'

/** A reply as a merchant sees it: the envelope and whether its signature fits its bytes. */
interface Reply {
  readonly status: number
  readonly envelope: Record<string, unknown>
  /** The body as it came. */
  readonly text: string
  readonly headers: Headers
  readonly isSigned: boolean
}

type Send = (request: Request) => Promise<Response>

const hmac = (secret: string, ...parts: (string | Uint8Array)[]): string => {
  const mac = createHmac('sha256', secret)
  for (const part of parts) mac.update(part)
  return mac.digest('hex')
}

export const accessTokenOf = ({ login, key }: Credentials): string => hmac(key, login)
export const signatureOf = ({ login, password }: Credentials, body: string | Uint8Array): string =>
  hmac(password, login, body)

/** A merchant that computes both headers by itself, with Node's crypto. */
interface Merchant {
  /** `headers` replace the right ones. */
  readonly call: (
    method: string,
    path: string,
    body?: string,
    headers?: Record<string, string>,
  ) => Promise<Reply>
  /** `headers` are added. */
  readonly create: (fields: unknown, headers?: Record<string, string>) => Promise<Reply>
  readonly payOut: (fields: unknown, headers?: Record<string, string>) => Promise<Reply>
  readonly check: (requestId: unknown) => Promise<Reply>
}

export function createMerchant(
  send: Send,
  credentials: Credentials = DEMO_CREDENTIALS,
  base: string = 'http://sandbox',
): Merchant {
  const call: Merchant['call'] = async (method, path, body, headers) => {
    const response = await send(
      new Request(base + path, {
        method,
        ...(body !== undefined && { body }),
        headers: {
          'access-token': accessTokenOf(credentials),
          signature: signatureOf(credentials, body ?? ''),
          ...headers,
        },
      }),
    )
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    return {
      status: response.status,
      envelope: response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : {},
      text,
      headers: response.headers,
      isSigned: response.headers.get('signature') === signatureOf(credentials, bytes),
    }
  }
  return {
    call,
    create: (fields, headers) => call('POST', '/v1/payment', JSON.stringify(fields), headers),
    payOut: (fields, headers) => call('POST', '/v1/payout', JSON.stringify(fields), headers),
    check: requestId => call('GET', `/v1/transaction/${String(requestId)}`),
  }
}

const CUSTOMER = {
  identifier: 'customer-1',
  first_name: 'João',
  last_name: 'Silva',
  itn: '12345678900',
  country: 'IE',
}

/** A direct Pix request; `fields` replace or add. */
export const pixRequest = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  method: 'pix',
  reference: 'order-1',
  currency: 'BRL',
  amount: 25.01,
  customer: CUSTOMER,
  ...fields,
})

/** A paysafecard request for the hosted page; `fields` replace or add. */
export const voucherRequest = (fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  widget: { method: 'paysafecard', locale: 'en' },
  reference: 'order-2',
  currency: 'EUR',
  amount: 25.01,
  customer: CUSTOMER,
  ...fields,
})

interface ReceivedCallback {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly signature: string | string[] | undefined
  readonly body: Buffer
  readonly receivedAt: number
}

/** A merchant's server on a real port; it answers with `statuses` one after the other, the last one for good. */
interface Receiver {
  readonly url: string
  readonly received: readonly ReceivedCallback[]
  readonly close: () => Promise<void>
}

export async function createReceiver(...statuses: number[]): Promise<Receiver> {
  const received: ReceivedCallback[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push({
        method: request.method,
        path: request.url,
        signature: request.headers.signature,
        body: Buffer.concat(chunks),
        receivedAt: performance.timeOrigin + performance.now(),
      })
      const status = statuses[Math.min(received.length, statuses.length) - 1] ?? 200
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
    })
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise<void>(closed => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
