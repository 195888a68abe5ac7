/// <reference types="node" />
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createClient, type RumbaClient } from './client.ts'
import { ProblemError, ProtocolError, ProxyUnreachableError } from './errors.ts'
import { formatWire } from './formatWire.ts'
import { parseMoney } from './parseMoney.ts'
import type { PaymentSnapshot } from './payment.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function clientOf(handler: Handler): Promise<RumbaClient> {
  const server = createServer((request, response) => void handler(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(
    () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return createClient({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/rumba/` })
}

const snapshot = (version: number, description = 'Order'): PaymentSnapshot => ({
  payment: {
    reference: 'r-1',
    method: 'pix',
    status: 'pending',
    amount: parseMoney('25.01', 'BRL'),
    description,
    challenge: { kind: 'qr', code: '000201' },
    createdAt: '2026-11-21T01:17:56.000Z',
    version,
  },
  now: '2026-11-21T01:17:57.000Z',
  pollAfterMs: 2000,
})

const json = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body)
}

/** Sends an event stream in the given pieces, each as a chunk of its own. */
const stream =
  (pieces: readonly Uint8Array[], end = true): Handler =>
  async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.flushHeaders()
    response.socket?.setNoDelay(true)
    for (const piece of pieces) {
      response.write(piece)
      await new Promise(resolve => setImmediate(resolve))
    }
    if (end) response.end()
  }

const event = (value: PaymentSnapshot): string =>
  `id: ${value.payment.version}\ndata: ${formatWire(value)}\n\n`

async function collect(events: AsyncIterable<PaymentSnapshot>): Promise<PaymentSnapshot[]> {
  const read: PaymentSnapshot[] = []
  for await (const each of events) read.push(each)
  return read
}

const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    value => expect.fail(`it did not fail but gave ${typeof value}`),
    (error: unknown) => error,
  )

test('an order is asked for by header, so that its token stays out of addresses and logs', async () => {
  let seen: IncomingMessage | undefined
  const client = await clientOf((request, response) => {
    seen = request
    json(
      response,
      200,
      formatWire({
        amount: parseMoney('25.01', 'BRL'),
        methods: [{ code: 'pix', fields: [{ name: 'taxId', need: 'required', format: 'cpf-cnpj' }] }],
        current: { ...snapshot(3), token: 't' },
        now: '2026-11-21T01:17:57.000Z',
      }),
    )
  })
  const order = await client.getOrder('order-1')
  expect(order.amount).toEqual({ minor: 2501n, currency: 'BRL' })
  expect(order.current).toEqual({ ...snapshot(3), token: 't' })
  expect(seen?.url).toBe('/api/rumba/order')
  expect(seen?.headers['rumba-order']).toBe('order-1')
})

test('a create call carries its key as a header and nothing but its body as a body', async () => {
  let body = ''
  let key: unknown
  const client = await clientOf(async (request, response) => {
    for await (const chunk of request) body += chunk
    key = request.headers['idempotency-key']
    json(response, 201, formatWire({ ...snapshot(1), token: 't' }))
  })
  const started = await client.createPayment({ order: 'o', method: 'pix' }, 'key-1')
  expect(started.token).toBe('t')
  expect(key).toBe('key-1')
  expect(JSON.parse(body)).toEqual({ order: 'o', method: 'pix' })
})

test('a payment that did not change answers undefined', async () => {
  let seen: IncomingMessage | undefined
  const client = await clientOf((request, response) => {
    seen = request
    response.writeHead(304, { etag: '"4"' }).end()
  })
  expect(await client.getPayment('t', { knownVersion: 4, waitSeconds: 25 })).toBeUndefined()
  expect(seen?.url).toBe('/api/rumba/payments/me?wait=25')
  expect(seen?.headers['if-none-match']).toBe('"4"')
  expect(seen?.headers.authorization).toBe('Bearer t')
})

test('events are read the same wherever the network cuts them, in the middle of a character too', async () => {
  const bytes = new TextEncoder().encode(
    `: hello\n\n${event(snapshot(1, 'Pão de queijo 🧀'))}${event(snapshot(2, 'Açaí'))}`,
  )
  const oneByOne = Array.from(bytes, byte => Uint8Array.of(byte))
  const client = await clientOf(stream(oneByOne))
  expect(await collect(client.watchPayment('t'))).toEqual([
    snapshot(1, 'Pão de queijo 🧀'),
    snapshot(2, 'Açaí'),
  ])
})

test('events with carriage returns and data over several lines are read', async () => {
  const text = formatWire(snapshot(1)).replace(',"now"', ',\r\ndata: "now"')
  const client = await clientOf(stream([new TextEncoder().encode(`data: ${text}\r\n\r\n`)]))
  expect(await collect(client.watchPayment('t'))).toEqual([snapshot(1)])
})

test('a comment is a heartbeat and no snapshot', async () => {
  const client = await clientOf(stream([new TextEncoder().encode(': beat\n\n')], false))
  const end = new AbortController()
  const beat = new Promise<void>(resolve => {
    const events = client.watchPayment('t', { signal: end.signal, onHeartbeat: resolve })
    collect(events).catch(() => {})
  })
  await beat
  end.abort()
})

test('a stream that is aborted throws the reason and closes its connection', async () => {
  let closed: Promise<unknown> | undefined
  const client = await clientOf((request, response) => {
    closed = once(response, 'close')
    return stream([new TextEncoder().encode(event(snapshot(1)))], false)(request, response)
  })
  const end = new AbortController()
  const reason = new Error('seen enough')
  const reading = async (): Promise<void> => {
    for await (const each of client.watchPayment('t', { signal: end.signal })) {
      expect(each.payment.version).toBe(1)
      end.abort(reason)
    }
  }
  expect(await caught(reading())).toBe(reason)
  await closed
  expect(closed).toBeDefined()
})

test('a reader that stops early closes the connection', async () => {
  let closed: Promise<unknown> | undefined
  const client = await clientOf((request, response) => {
    closed = once(response, 'close')
    return stream([new TextEncoder().encode(event(snapshot(1)))], false)(request, response)
  })
  for await (const each of client.watchPayment('t')) {
    expect(each.payment.version).toBe(1)
    break
  }
  await closed
  expect(closed).toBeDefined()
})

test('a stream that breaks off says that the proxy is out of reach', async () => {
  const client = await clientOf(async (request, response) => {
    await stream([new TextEncoder().encode(event(snapshot(1)))], false)(request, response)
    response.destroy()
  })
  const error = await caught(collect(client.watchPayment('t')))
  expect(error).toBeInstanceOf(ProxyUnreachableError)
  expect(error).toHaveProperty('outcome', 'none')
})

test.each([
  ['data: {"payment"\n\n', '$'],
  ['data: {"payment":{},"now":"2026-11-21T01:17:57.000Z","pollAfterMs":1}\n\n', 'payment.reference'],
])('an event that is no snapshot is not the protocol: %j', async (text, path) => {
  const client = await clientOf(stream([new TextEncoder().encode(text)]))
  const error = await caught(collect(client.watchPayment('t')))
  expect(error).toBeInstanceOf(ProtocolError)
  expect(error).toHaveProperty('path', path)
})

test('a page in place of a stream is not the protocol', async () => {
  const client = await clientOf((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>')
  })
  expect(await caught(collect(client.watchPayment('t')))).toMatchObject({
    code: 'PROTOCOL',
    path: 'content-type',
  })
})

test.each([200, 404, 502])(
  'a page with status %i in place of an answer is not the protocol',
  async status => {
    const client = await clientOf((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><p>Hello')
    })
    const error = await caught(client.getOrder('o'))
    expect(error).toBeInstanceOf(ProtocolError)
    expect(error).toMatchObject({ status, path: '$' })
  },
)

test('a problem says what went wrong, whether anything happened, and when to come back', async () => {
  const client = await clientOf((_request, response) =>
    json(
      response,
      429,
      JSON.stringify({
        type: 'https://example.com/docs/errors/RATE_LIMITED',
        title: 'Too many calls.',
        status: 429,
        code: 'RATE_LIMITED',
        outcome: 'none',
        retryable: true,
        retryAfterMs: 1500,
        fields: ['taxId'],
      }),
    ),
  )
  const error = await caught(client.createPayment({ order: 'o', method: 'pix' }, 'k'))
  expect(error).toBeInstanceOf(ProblemError)
  expect(error).toMatchObject({
    code: 'RATE_LIMITED',
    status: 429,
    message: 'Too many calls.',
    outcome: 'none',
    retryable: true,
    retryAfterMs: 1500,
    fields: ['taxId'],
  })
})

test('nobody knows what became of a create call that reached nothing', async () => {
  const client = await clientOf(() => expect.fail('nobody listens here'))
  for (const close of closing.splice(0)) await close()
  const creating = await caught(client.createPayment({ order: 'o', method: 'pix' }, 'k'))
  expect(creating).toBeInstanceOf(ProxyUnreachableError)
  expect(creating).toHaveProperty('outcome', 'unknown')
  expect(await caught(client.getOrder('o'))).toHaveProperty('outcome', 'none')
})

test('nobody knows what became of a create call whose answer broke off', async () => {
  const client = await clientOf((_request, response) => {
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"payment":', () => response.destroy())
  })
  const error = await caught(client.createPayment({ order: 'o', method: 'pix' }, 'k'))
  expect(error).toBeInstanceOf(ProxyUnreachableError)
  expect(error).toHaveProperty('outcome', 'unknown')
})

test('an aborted call throws the reason, before an answer and within one', async () => {
  const reason = new Error('left the page')
  const end = new AbortController()
  const client = await clientOf((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{', () => setImmediate(() => end.abort(reason)))
  })
  expect(await caught(client.getOrder('o', { signal: end.signal }))).toBe(reason)
  expect(await caught(client.getOrder('o', { signal: end.signal }))).toBe(reason)
})

test('a confirm call carries its token as a header and only its fields as a body', async () => {
  let seen: unknown
  const client = await clientOf(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { authorization, 'content-type': type } = request.headers
    seen = [request.method, request.url, authorization, type, Buffer.concat(chunks).toString()]
    response.end(formatWire(snapshot(3)))
  })
  expect((await client.confirmPayment('v1.a.b', { otp: '123456' })).payment.version).toBe(3)
  expect(seen).toEqual([
    'PUT',
    '/api/rumba/payments/me/confirm',
    'Bearer v1.a.b',
    'application/json',
    '{"fields":{"otp":"123456"}}',
  ])
})

test('nobody knows what became of a confirm call that reached nothing', async () => {
  const client = createClient({ endpoint: 'http://127.0.0.1:1/' })
  await expect(client.confirmPayment('v1.a.b', { otp: '1' })).rejects.toMatchObject({ outcome: 'unknown' })
})

test('a page without a token goes on by the reference, in a header', async () => {
  const client = await clientOf((request, response) => {
    const found = request.url === '/api/rumba/payments/me' && request.headers['rumba-reference'] === 'o1-1'
    if (!found) response.statusCode = 404
    response.end(formatWire({ ...snapshot(3), token: 'v1.c.d' }))
  })
  expect((await client.resumePayment('o1-1')).token).toBe('v1.c.d')
})
