import { createServer } from 'node:http'
import express5 from 'express'
import express4 from 'express4'
import { describe, expect, test } from 'vitest'
import { describeAdapter } from '../testing/adapterContract.ts'
import { PAYER, startShop, type TestShop } from '../testing/shop.ts'
import { listen, sendHttp1 } from '../testing/wire.ts'
import { keepRawBody, toExpress } from './express.ts'

// Version 4 has the same calls, by types of its own that do not mix with those of version 5.
for (const [version, express] of [
  ['5', express5],
  ['4', express4 as unknown as typeof express5],
] as const) {
  const serve = (app: ReturnType<typeof express>): Promise<string> =>
    listen(createServer(app.get('/other', (_request, response) => void response.send('other'))))

  describeAdapter(`Express ${version}, mounted at the root`, {
    serve: proxy => serve(express().use(toExpress(proxy)).use(express.json())),
    below: [
      {
        what: 'express.json()',
        serve: proxy => serve(express().use(express.json(), toExpress(proxy))),
        hint: /above express\.json\(\)/,
        parsed: true,
      },
      {
        what: 'express.json() that keeps the bytes',
        serve: proxy => serve(express().use(express.json({ verify: keepRawBody }), toExpress(proxy))),
      },
      {
        what: 'express.raw()',
        serve: proxy => serve(express().use(express.raw({ type: '*/*' }), toExpress(proxy))),
      },
      {
        what: 'express.text()',
        serve: proxy => serve(express().use(express.text({ type: '*/*' }), toExpress(proxy))),
      },
    ],
  })

  describeAdapter(`Express ${version}, in a router under a prefix`, {
    serve: proxy => serve(express().use('/api', express.Router().use('/rumba', toExpress(proxy)))),
    below: [],
  })

  describe(`Express ${version}`, () => {
    test.each<[string, string, (app: ReturnType<typeof express>, proxy: TestShop['proxy']) => unknown]>([
      ['at the root', '/api/rumba', (app, proxy) => app.use(toExpress(proxy))],
      ['under its base path', '/api/rumba', (app, proxy) => app.use('/api/rumba', toExpress(proxy))],
      [
        'in a router in a router',
        '/api/rumba',
        (app, proxy) =>
          app.use('/api', express.Router().use(express.Router().use('/rumba', toExpress(proxy)))),
      ],
      [
        'by a wildcard',
        '/api/rumba',
        (app, proxy) => app.all(version === '5' ? '/api/rumba/*rest' : '/api/rumba/*', toExpress(proxy)),
      ],
      ['deep in the shop', '/en/shop-1/api/v2/rumba', (app, proxy) => app.use(toExpress(proxy))],
      ['with nothing above it', '', (app, proxy) => app.use(toExpress(proxy))],
    ])('C10: mounted %s serves every address of %s', async (_how, base, mount) => {
      const shop = await startShop({ publicUrl: `https://shop.example${base}` })
      const app = express()
      mount(app, shop.proxy)
      const origin = await serve(app)
      const created = await sendHttp1(origin, `${base}/payments`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': 'k',
          origin: 'https://shop.example',
        },
        body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
      })
      expect(created.status).toBe(201)
      const { token } = await created.json()
      const transaction = shop.latest()
      const { body, headers } = shop.gateway.callback({ ...transaction, status: 'declined' })
      const { pathname } = new URL(transaction.callback_url)
      expect(pathname.startsWith(`${base}/callback/`)).toBe(true)
      expect((await sendHttp1(origin, pathname, { method: 'POST', headers, body })).status).toBe(200)
      const read = await sendHttp1(origin, `${base}/payments/me`, {
        headers: { authorization: `Bearer ${token}` },
      })
      expect((await read.json()).payment.status).toBe('declined')
    })

    test('hands a failure of the proxy to the error handlers of the app', async () => {
      const failure = new Error('boom')
      const heard: unknown[] = []
      const app = express().use(toExpress({ basePath: '/api/rumba', fetch: () => Promise.reject(failure) }))
      const origin = await serve(
        app.use(
          (
            error: unknown,
            _request: unknown,
            response: { sendStatus(code: number): void },
            _next: unknown,
          ) => {
            heard.push(error)
            response.sendStatus(502)
          },
        ),
      )
      expect((await sendHttp1(origin, '/api/rumba/order')).status).toBe(502)
      expect(heard).toEqual([failure])
    })

    test('answers a body it does not read through a middleware whose end takes bytes alone, as compression has it', async () => {
      const { proxy } = await startShop()
      const app = express().use((_request, response, next) => {
        const end = response.end.bind(response) as (bytes?: Uint8Array) => typeof response
        response.end = (chunk?: unknown) => (chunk ? end(Buffer.from(chunk as Uint8Array)) : end())
        next()
      })
      const origin = await serve(app.use(toExpress(proxy)))
      const refused = await sendHttp1(origin, '/api/rumba/callback/nobody', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      expect([refused.status, (await refused.json()).code]).toEqual([404, 'NOT_FOUND'])
    })

    test('C17, C21: passes on an address that only begins like its own', async () => {
      const app = express()
        .use(toExpress({ basePath: '/api/rumba', fetch: () => Promise.reject(new Error('not ours')) }))
        .get('/api/rumbament', (_request, response) => void response.send('rumbament'))
      expect(await (await sendHttp1(await serve(app), '/api/rumbament')).text()).toBe('rumbament')
    })

    test('C21: leaves the body of another address unread for the parsers behind it', async () => {
      const app = express()
        .use(toExpress({ basePath: '/api/rumba', fetch: () => Promise.reject(new Error('not ours')) }))
        .use(express.json())
        .post('/orders', (request, response) => void response.json(request.body))
      const headers = { 'content-type': 'application/json' }
      const response = await sendHttp1(await serve(app), '/orders', {
        method: 'POST',
        headers,
        body: '{"a":1}',
      })
      expect(await response.json()).toEqual({ a: 1 })
    })
  })
}
