import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import { describe, expect, onTestFinished, test } from 'vitest'
import { signAs } from '../testing/fakeGateway.ts'
import { PAYER, startShop, type TestShop } from '../testing/shop.ts'
import { toExpress } from './express.ts'
import { toNode } from './node.ts'

const listen = async (listener: RequestListener): Promise<string> => {
  const server: Server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const create = (origin: string) =>
  fetch(`${origin}/api/rumba/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k', origin: 'https://shop.example' },
    body: JSON.stringify({ order: 'o1', method: 'pix', payer: { ...PAYER, firstName: 'João' } }),
  })

const callBack = (origin: string, shop: TestShop, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(origin + new URL(shop.latest().callback_url).pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/json', signature: signAs(body) },
    body,
  })

describe.each<[string, (shop: TestShop) => RequestListener]>([
  ['node', shop => (request, response) => void toNode(shop.proxy)(request, response)],
  ['express, mounted at its base', shop => express().use('/api/rumba', toExpress(shop.proxy))],
  ['express, mounted at the root', shop => express().use(toExpress(shop.proxy))],
  [
    'express, in a router',
    shop => express().use('/api', express.Router().use('/rumba', toExpress(shop.proxy))),
  ],
  [
    'express, above a body parser',
    shop => express().use('/api/rumba', toExpress(shop.proxy)).use(express.json()),
  ],
  [
    'express, below a parser that keeps bytes',
    shop => express().use(express.raw({ type: '*/*' }), toExpress(shop.proxy)),
  ],
  [
    'express, below a parser that keeps the raw body beside the parsed one',
    shop =>
      express().use(
        express.json({
          verify: (request, _response, bytes) => void Object.assign(request, { rawBody: bytes }),
        }),
        toExpress(shop.proxy),
      ),
  ],
])('adapter %s', (_name, mount) => {
  test('creates a payment, length counted in bytes', async () => {
    const shop = await startShop()
    const response = await create(await listen(mount(shop)))
    expect(response.status).toBe(201)
    expect((await response.json()).payment.reference).toBe('o1-1')
    expect(JSON.parse(shop.gateway.requests[0]?.body ?? '').customer.first_name).toBe('João')
  })

  test.each([
    ['trailing zeros', '"amount":25.0100'],
    ['an exponent', '"amount":2501e-2'],
    ['blanks', '"amount" : 25.01'],
    ['an escaped letter', '"amount":25.01,"description":"Jo\\u00e3o"'],
    ['a raw letter of two bytes', '"amount":25.01,"description":"João"'],
    ['a doubled key', '"amount":1,"amount":25.01'],
    ['keys like integers', '"amount":25.01,"2":0,"1":0'],
    ['a long integer', '"amount":25.01,"big":12345678901234567890'],
    ['an escaped slash', '"amount":25.01,"description":"a\\/b"'],
  ])('verifies a callback with %s over its bytes', async (_case, amount) => {
    const shop = await startShop()
    const origin = await listen(mount(shop))
    await create(origin)
    const body = `{"error_code":0,"reference":"o1-1","request_id":"${shop.latest().request_id}","status":{"name":"declined"},"currency":"BRL",${amount}}`
    expect((await callBack(origin, shop, body)).status).toBe(200)
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'declined' })
  })

  test('verifies a callback that begins with a byte order mark, and then reads it', async () => {
    const shop = await startShop()
    const origin = await listen(mount(shop))
    await create(origin)
    const { body } = shop.gateway.callback({ ...shop.latest(), status: 'declined' })
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(body)])
    expect((await callBack(origin, shop, marked)).status).not.toBe(401)
  })

  test('passes each event on as it is written', async () => {
    const shop = await startShop()
    const origin = await listen(mount(shop))
    const { token } = await (await create(origin)).json()
    const response = await fetch(`${origin}/api/rumba/payments/me/events`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('"created"')) text += (await reader?.read())?.value
    shop.latest().status = 'declined'
    await callBack(origin, shop, shop.gateway.callback(shop.latest()).body)
    while (!text.includes('"declined"')) text += (await reader?.read())?.value
    expect((await reader?.read())?.done).toBe(true)
  })

  test('tells the proxy when the client of a held answer has gone', async () => {
    const shop = await startShop()
    const origin = await listen(mount(shop))
    const { token, payment } = await (await create(origin)).json()
    const gone = new AbortController()
    const held = fetch(`${origin}/api/rumba/payments/me?wait=25`, {
      headers: { authorization: `Bearer ${token}`, 'if-none-match': `"${payment.version}"` },
      signal: gone.signal,
    })
    await new Promise(resolve => setTimeout(resolve, 30))
    gone.abort()
    await expect(held).rejects.toThrow()
  })

  test('never builds an address from the host of a request', async () => {
    const shop = await startShop()
    const { port } = new URL(await listen(mount(shop)))
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'content-type': 'application/json',
      'idempotency-key': 'k',
      origin: 'https://shop.example',
    }
    const status = await new Promise(resolve => {
      const request = httpRequest(
        { host: '127.0.0.1', port, path: '/api/rumba/payments', method: 'POST', headers },
        response => {
          response.resume()
          resolve(response.statusCode)
        },
      )
      request.end(JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }))
    })
    expect(status).toBe(201)
    expect(shop.gateway.requests[0]?.body).not.toContain('evil')
  })
})

describe('a body that was parsed before the proxy', () => {
  test('is refused at once with the way out, and stores nothing', async () => {
    const shop = await startShop()
    await shop.start()
    const origin = await listen(express().use(express.json(), toExpress(shop.proxy)))
    const before = performance.now()
    const response = await callBack(
      origin,
      shop,
      shop.gateway.callback({ ...shop.latest(), status: 'declined' }).body,
    )
    expect(performance.now() - before).toBeLessThan(1_000)
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({
      code: 'RAW_BODY_UNAVAILABLE',
      title: expect.stringContaining('above'),
    })
    expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
  })
})

test('a client that breaks off in the middle of a body stores nothing and fells nothing', async () => {
  const shop = await startShop()
  const { port } = new URL(await listen((request, response) => void toNode(shop.proxy)(request, response)))
  await new Promise<void>(resolve => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        'POST /api/rumba/payments HTTP/1.1\r\nHost: x\r\ncontent-type: application/json\r\nidempotency-key: k\r\norigin: https://shop.example\r\ncontent-length: 500\r\n\r\n{"order"',
      )
      setTimeout(() => socket.destroy(), 30)
    })
    socket.on('close', () => resolve())
  })
  expect((await shop.start()).payment.reference).toBe('o1-1')
})
