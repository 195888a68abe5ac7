import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Credentials of the tests. */
export const CREDENTIALS = { login: 'john_yablonliy', key: 'test-key', password: 'test-password' }

/** Signs as the gateway does, by Node's own HMAC and not by the code under test. */
export const signAs = (body: string | Uint8Array, password: string = CREDENTIALS.password): string =>
  createHmac('sha256', password).update(CREDENTIALS.login).update(body).digest('hex')

const tokenOf = (key: string): string => createHmac('sha256', key).update(CREDENTIALS.login).digest('hex')

/** A transaction as this gateway keeps it. */
export interface FakeTransaction {
  request_id: string
  reference: string
  amount: number
  currency: string
  status: string
  callback_url: string
}

type Fault =
  | 'unsigned'
  | 'wrong-signature'
  | 'http-500'
  | 'cut'
  | 'redirect'
  | 'refused'
  | 'other-amount'
  | 'other-reference'
  | 'html'
  | 'unauthorized'
  /** Writes what it likes instead of the right reply, whose text it is given. */
  | ((response: ServerResponse, text: string) => void)

/** A gateway on a real socket that speaks the documented wire and can misbehave. */
export interface FakeGateway {
  readonly url: string
  readonly transactions: FakeTransaction[]
  /** Every request seen, oldest first. */
  readonly requests: {
    method: string
    path: string
    body: string
    accessToken: string
    signatureOk: boolean
  }[]
  /** The next replies go wrong in this way, one each. */
  readonly faults: Fault[]
  /** The only secrets it takes, and signs with. Until they are set, it takes any access token. */
  secrets: { readonly key: string; readonly password: string } | undefined
  /** While set, replies wait for it. */
  hold: Promise<void> | undefined
  /** The callback's bytes and headers for a transaction, to send or to spoil. */
  callback(
    transaction: FakeTransaction,
    changes?: Record<string, unknown>,
  ): { body: string; headers: Record<string, string> }
  close(): Promise<void>
}

export async function startFakeGateway(): Promise<FakeGateway> {
  const transactions: FakeTransaction[] = []
  const requests: FakeGateway['requests'] = []
  const faults: Fault[] = []

  const envelope = (
    transaction: FakeTransaction,
    changes: Record<string, unknown> = {},
  ): Record<string, unknown> => ({
    error_code: 0,
    error_message: '',
    identifier: 'PIX000000001',
    request_id: transaction.request_id,
    reference: transaction.reference,
    description: 'Order',
    status: { name: transaction.status, date: '2026-11-21T10:00:00.74' },
    created_date: '2026-11-21T10:00:00.11',
    amount: transaction.amount,
    billing_amount: transaction.amount + 0.2,
    currency: transaction.currency,
    timestamp: new Date().toISOString(),
    ...changes,
  })

  const server: Server = createServer((request, response) => void serve(request, response))
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readText(request)
    const path = request.url ?? ''
    requests.push({
      method: request.method ?? '',
      path,
      body,
      accessToken: String(request.headers['access-token']),
      signatureOk: request.headers.signature === signAs(body),
    })
    await gateway.hold
    const { secrets } = gateway
    if (secrets && request.headers['access-token'] !== tokenOf(secrets.key))
      return void response.writeHead(401).end('{}')
    const fault = faults.shift()
    if (fault === 'cut')
      return void response
        .writeHead(200, { 'content-length': '500' })
        .write('{"err', () => response.destroy())
    if (fault === 'http-500') return void response.writeHead(500).end('oops')
    if (fault === 'unauthorized') return void response.writeHead(401).end('{}')
    if (fault === 'html')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>')
    if (fault === 'redirect') return void response.writeHead(307, { location: 'https://evil.example/' }).end()

    let reply: Record<string, unknown>
    if (request.method === 'POST') {
      const create = JSON.parse(body) as {
        reference: string
        amount: number | string
        currency: string
        callback_url: string
        card?: unknown
        requisites?: unknown
      }
      const transaction: FakeTransaction = {
        request_id: `00000000-0000-4000-8000-${String(transactions.length + 1).padStart(12, '0')}`,
        reference: create.reference,
        amount: Number(create.amount),
        currency: create.currency,
        status: 'created',
        callback_url: create.callback_url,
      }
      if (fault !== 'refused') transactions.push(transaction)
      const requisites = create.card ?? create.requisites
      reply = envelope(transaction, {
        ...(requisites ? { requisites } : {}),
        challenge: { challenge_type: 'qr', challenge_qr: { code: `code-of-${create.reference}` } },
      })
    } else {
      const found = transactions.find(({ request_id }) => path.endsWith(`/transaction/${request_id}`))
      reply = found
        ? envelope(found)
        : { error_code: 101, error_reason: 'Transaction not found', request_id: 'x' }
    }
    if (fault === 'refused') {
      reply = {
        error_code: 30,
        error_reason: 'Invalid params',
        error_fields: [{ field: 'itn', message: 'itn is wrong' }],
      }
    }
    if (fault === 'other-amount') reply.amount = 0.01
    if (fault === 'other-reference') reply.reference = 'somebody-else-1'
    const text = JSON.stringify(reply)
    if (typeof fault === 'function') return fault(response, text)
    const signature = signAs(text, fault === 'wrong-signature' ? 'another-password' : secrets?.password)
    response.writeHead(fault === 'refused' ? 400 : 200, {
      'content-type': 'application/json',
      ...(fault === 'unsigned' ? {} : { signature }),
    })
    response.end(text)
  }
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  const gateway: FakeGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`,
    transactions,
    requests,
    faults,
    secrets: undefined,
    hold: undefined,
    callback(transaction, changes) {
      const body = JSON.stringify(envelope(transaction, changes))
      return { body, headers: { 'content-type': 'application/json', signature: signAs(body) } }
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        // A turn later clients of this process know as well, and send nothing into what is closed.
        server.close(() => setImmediate(resolve))
      }),
  }
  return gateway
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
