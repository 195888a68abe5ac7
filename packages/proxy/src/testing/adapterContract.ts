import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { MountedProxy } from '../adapters/nodeHandler.ts'
import type { ProxyOptions } from '../options.ts'
import { signAs } from './fakeGateway.ts'
import { PAYER, startShop, TERMS, type TestShop } from './shop.ts'
import { type Call, type Send, sendHttp1, sendHttp2 } from './wire.ts'

const BASE = '/api/rumba'

/** How one adapter is mounted, and what it cannot help. */
export interface AdapterCase {
  /** Serves the proxy on a socket until the test is over; answers the origin. */
  serve(proxy: MountedProxy): Promise<string>
  /** Default: HTTP/1.1, a connection for each call. */
  readonly send?: Send
  /** The answer to `GET /other`, which is not the proxy's. Default: 200 by a route of the app behind the proxy. */
  readonly other?: number
  /** The platform resolves `..` and `\` in addresses before anything of ours sees them. */
  readonly tidiesPaths?: boolean
  /** Verbs that come through to the proxy, besides GET and POST. Default: all. */
  readonly verbs?: readonly string[]
  /** Mounted where the framework's usual body parser, or a careless middleware, has already read the body. */
  readonly below: readonly {
    readonly what: string
    serve(proxy: MountedProxy): Promise<string>
    /** What the error says to do; absent where the bytes survive and are verified as ever. */
    readonly hint?: RegExp
    /** The parsed object is at hand, so pages can still create payments. */
    readonly parsed?: boolean
  }[]
}

/** Everything an adapter promises, over real sockets and with a gateway behind the proxy. */
export function describeAdapter(name: string, adapter: AdapterCase): void {
  const { send = sendHttp1, other = 200, tidiesPaths = false } = adapter
  const { verbs = ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'] } = adapter

  const start = async (
    options?: Parameters<typeof startShop>[0],
    serve = adapter.serve,
  ): Promise<{ shop: TestShop; call: (path: string, call?: Call) => Promise<Response> }> => {
    const shop = await startShop(options)
    const origin = await serve(shop.proxy)
    return { shop, call: (path, init) => send(origin, path, init) }
  }
  type Caller = Awaited<ReturnType<typeof start>>['call']

  const create = (call: Caller, changes: Call = {}): Promise<Response> =>
    call(`${BASE}/payments`, {
      method: 'POST',
      body: JSON.stringify({ order: 'o1', method: 'pix', payer: { ...PAYER, firstName: 'João' } }),
      ...changes,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'k',
        origin: 'https://shop.example',
        ...changes.headers,
      },
    })
  const started = async (options?: Parameters<typeof startShop>[0], serve = adapter.serve) => {
    const { shop, call } = await start(options, serve)
    const response = await create(call)
    expect(response.status).toBe(201)
    const { token, payment } = await response.json()
    return { shop, call, payment, bearer: { authorization: `Bearer ${token}` } }
  }
  const callbackPath = (shop: TestShop): string => new URL(shop.latest().callback_url).pathname
  const callBack = (
    call: Caller,
    shop: TestShop,
    body: string | Uint8Array,
    changes: Call = {},
  ): Promise<Response> =>
    call(callbackPath(shop), {
      method: 'POST',
      body,
      ...changes,
      headers: { 'content-type': 'application/json', signature: signAs(body), ...changes.headers },
    })
  const declined = (shop: TestShop, fields = '"amount":25.01'): string =>
    `{"error_code":0,"reference":"o1-1","request_id":"${shop.latest().request_id}","status":{"name":"declined"},"currency":"BRL",${fields}}`
  const stub = (fetch: MountedProxy['fetch']): MountedProxy => ({ basePath: BASE, fetch })
  /** Frameworks print what a test breaks on purpose. */
  const silence = (): void => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => printed.mockRestore())
  }
  /** Reads on until `word` has come. */
  const readerOf = (response: Response): ((word: string) => Promise<string>) => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    return async word => {
      while (!text.includes(word)) {
        const next = await reader?.read()
        if (next?.done !== false) throw new Error(`the stream ended before "${word}": ${text}`)
        text += next.value
      }
      return text
    }
  }

  describe(`adapter ${name}`, () => {
    test('C11: creates a payment, reads the order and reads the payment, each to its last byte', async () => {
      const { shop, call, payment, bearer } = await started({
        terms: { ...TERMS, description: 'Três livros €' },
      })
      expect(payment.reference).toBe('o1-1')
      expect(JSON.parse(shop.gateway.requests[0]?.body ?? '').customer.first_name).toBe('João')
      const order = await call(`${BASE}/order`, { headers: { 'rumba-order': 'o1' } })
      const text = await order.text()
      const length = order.headers.get('content-length')
      expect([null, String(Buffer.byteLength(text))]).toContain(length)
      expect(JSON.parse(text)).toMatchObject({
        description: 'Três livros €',
        current: { payment: { reference: 'o1-1' } },
      })
      const read = await call(`${BASE}/payments/me`, { headers: bearer })
      expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'no-store, private'])
      const same = await call(`${BASE}/payments/me`, {
        headers: { ...bearer, 'if-none-match': read.headers.get('etag') ?? '' },
      })
      expect(same.status).toBe(304)
    })

    test('C12: answers a held question when the callback comes, and the next question anew', async () => {
      const { shop, call, payment, bearer } = await started()
      const held = call(`${BASE}/payments/me?wait=25`, {
        headers: { ...bearer, 'if-none-match': `"${payment.version}"` },
      })
      expect((await callBack(call, shop, declined(shop))).status).toBe(200)
      expect(await (await held).json()).toMatchObject({ payment: { status: 'declined' } })
      const read = await call(`${BASE}/payments/me`, { headers: bearer })
      expect(await read.json()).toMatchObject({ payment: { status: 'declined' } })
    })

    test('E18: passes each event and each heartbeat on as it is written', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      onTestFinished(() => void vi.useRealTimers())
      const { shop, call, bearer } = await started()
      const response = await call(`${BASE}/payments/me/events`, { headers: bearer })
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      const until = readerOf(response)
      await until('"created"')
      vi.advanceTimersByTime(25_000)
      await until(': alive')
      await callBack(call, shop, declined(shop))
      await until('"declined"')
      await expect(until('anything after the end')).rejects.toThrow('ended')
    })

    test('E20: tells the proxy when the client of a held answer has gone', async () => {
      let signal: AbortSignal | undefined
      const origin = await adapter.serve(
        stub(
          request =>
            new Promise(resolve => {
              request.signal.addEventListener('abort', () => resolve(new Response('late')))
              signal = request.signal
            }),
        ),
      )
      const gone = new AbortController()
      const held = send(origin, `${BASE}/payments/me?wait=25`, { signal: gone.signal })
      held.catch(() => {})
      await vi.waitFor(() => expect(signal?.aborted).toBe(false))
      gone.abort()
      await vi.waitFor(() => expect(signal?.aborted).toBe(true))
      await expect(held).rejects.toThrow()
    })

    test('E20: sends the head of a stream at once, and cancels it when its reader has gone', async () => {
      const cancelled = vi.fn()
      let begin = (): void => {}
      const origin = await adapter.serve(
        stub(async () => {
          const body = new ReadableStream({
            start(controller) {
              begin = () => controller.enqueue(new TextEncoder().encode('data: 1\n\n'))
            },
            cancel: cancelled,
          })
          return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
        }),
      )
      const gone = new AbortController()
      const response = await send(origin, `${BASE}/payments/me/events`, { signal: gone.signal })
      begin()
      await readerOf(response)('data: 1')
      expect(cancelled).not.toHaveBeenCalled()
      gone.abort()
      await vi.waitFor(() => expect(cancelled).toHaveBeenCalled())
    })

    test("E20: gives the place of a payment's stream back when its reader has gone", async () => {
      const { call, bearer } = await started({ limits: { streams: 1 } })
      const gone = new AbortController()
      const open = (init: Call = {}): Promise<Response> =>
        call(`${BASE}/payments/me/events`, { headers: bearer, ...init })
      await readerOf(await open({ signal: gone.signal }))('"created"')
      const refused = await open()
      expect(refused.status).toBe(429)
      await refused.body?.cancel()
      gone.abort()
      await vi.waitFor(async () => {
        const next = await open()
        await next.body?.cancel()
        expect(next.status).toBe(200)
      })
    })

    test('writes no faster than the client reads, and loses nothing', async () => {
      const total = 1_024
      let pulled = 0
      const origin = await adapter.serve(
        stub(async () => {
          const body = new ReadableStream({
            pull(controller) {
              if (pulled === total) return controller.close()
              pulled += 1
              controller.enqueue(new Uint8Array(65_536).fill(pulled % 251))
            },
          })
          return new Response(body, { headers: { 'content-type': 'application/octet-stream' } })
        }),
      )
      const response = await send(origin, `${BASE}/order`)
      let before = -1
      await vi.waitFor(
        () => {
          const standing = before === pulled
          before = pulled
          expect(standing).toBe(true)
        },
        { interval: 100, timeout: 5_000 },
      )
      expect(pulled).toBeLessThan(total / 2)
      let length = 0
      for await (const chunk of response.body ?? []) length += chunk.length
      expect(length).toBe(total * 65_536)
    })

    test.each([
      ['trailing zeros', '"amount":25.0100'],
      ['an exponent', '"amount":2501e-2'],
      ['blanks and line ends', '\r\n\t"amount" \n:  25.01 '],
      ['an escaped letter', '"amount":25.01,"description":"Jo\\u00e3o"'],
      ['a raw letter of two bytes', '"amount":25.01,"description":"João"'],
      ['keys like integers', '"amount":25.01,"2":0,"1":0'],
      ['a long integer', '"amount":25.01,"big":12345678901234567890'],
      ['an escaped slash', '"amount":25.01,"description":"a\\/b"'],
      ['a lone surrogate, escaped', '"amount":25.01,"description":"\\ud83d"'],
      ['a zero below zero', '"amount":25.01,"extra":-0'],
    ])('C6: verifies a callback with %s over its bytes', async (_case, fields) => {
      const { shop, call } = await started()
      expect((await callBack(call, shop, declined(shop, fields))).status).toBe(200)
      expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'declined' })
    })

    test('C6: refuses a callback that says an amount twice, rightly signed or not', async () => {
      const { shop, call } = await started()
      const twice = declined(shop, '"amount":1,"amount":25.01')
      expect((await callBack(call, shop, twice)).status).toBe(400)
      expect(await shop.proxy.payments.get('o1-1')).not.toMatchObject({ status: 'declined' })
    })

    test('C7: verifies a callback whose letters were split over two pieces', async () => {
      const { shop, call } = await started()
      const body = Buffer.from(declined(shop, '"amount":25.01,"description":"é€😀"'))
      const pieces = Array.from(body, byte => Uint8Array.of(byte))
      const headers = { signature: signAs(body) }
      expect((await callBack(call, shop, '', { body: pieces, headers })).status).toBe(200)
      expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'declined' })
    })

    test('A5: verifies a callback that begins with a byte order mark', async () => {
      const { shop, call } = await started()
      const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(declined(shop))])
      expect((await callBack(call, shop, marked)).status).toBe(200)
    })

    test('A6: verifies bytes that are no text, and then refuses what they say', async () => {
      const { shop, call } = await started()
      const bytes = new Uint8Array([...Buffer.from('{"a":"'), 0xff, 0xfe, 0xc0, ...Buffer.from('"}')])
      const response = await callBack(call, shop, bytes)
      expect([response.status, (await response.json()).code]).toEqual([400, 'BAD_REQUEST'])
      const spoilt = await callBack(call, shop, bytes, { headers: { signature: signAs('{}') } })
      expect(spoilt.status).toBe(401)
    })

    test('A8: takes no signature from a trailer, nor two in the header', async () => {
      const { shop, call } = await started()
      const body = declined(shop)
      const trailing: Call = {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked', trailer: 'signature' },
        body,
        trailers: { signature: signAs(body) },
      }
      if (send !== sendHttp2) expect((await call(callbackPath(shop), trailing)).status).toBe(401)
      const headers = { signature: [signAs(body), signAs(body)] }
      expect((await callBack(call, shop, body, { headers })).status).toBe(401)
      expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
    })

    test('H13: refuses a compressed body', async () => {
      const { shop, call } = await started()
      const body = new Uint8Array(
        await new Response(
          new Blob([declined(shop)]).stream().pipeThrough(new CompressionStream('gzip')),
        ).arrayBuffer(),
      )
      const response = await callBack(call, shop, body, { headers: { 'content-encoding': 'gzip' } })
      expect(response.status).toBe(415)
    })

    test.each([
      ['declared', (bytes: Uint8Array) => bytes],
      [
        'in pieces',
        (bytes: Uint8Array) =>
          Array.from({ length: 64 }, (_, at) => bytes.subarray(at * 131_072, (at + 1) * 131_072)),
      ],
    ] as const)(
      'H10: answers 413 to a body of 8 MiB, %s, which the client gets to read',
      async (_how, cut) => {
        const { shop, call } = await started()
        const bytes = new Uint8Array(8_388_608)
        for (const response of [
          await callBack(call, shop, bytes, { body: cut(bytes) }),
          await create(call, { body: cut(bytes), headers: { 'idempotency-key': 'k2' } }),
        ]) {
          expect([response.status, (await response.json()).code]).toEqual([413, 'BODY_TOO_LARGE'])
        }
        expect((await callBack(call, shop, declined(shop))).status).toBe(200)
      },
    )

    test('H10: counts to the byte', async () => {
      const { shop, call } = await started()
      for (const [length, status] of [
        [262_144, 400],
        [262_145, 413],
      ] as const) {
        expect((await callBack(call, shop, new Uint8Array(length).fill(32))).status).toBe(status)
      }
    })

    test('refuses before it reads, and the client gets to read it', async () => {
      const { shop, call } = await started()
      const path = `${BASE}/callback/v1.abc.def`
      const headers = { 'content-type': 'application/json', signature: signAs('') }
      const response = await call(path, { method: 'POST', headers, body: new Uint8Array(4_194_304) })
      expect([response.status, (await response.json()).code]).toEqual([404, 'NOT_FOUND'])
      expect(shop.events).toContainEqual({ type: 'callback_refused', reason: 'token' })
    })

    test('takes a body that waits to be asked for', async () => {
      const { call } = await start()
      const body = JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER })
      const length = String(Buffer.byteLength(body))
      const response = await create(call, {
        body,
        headers: { expect: '100-continue', 'content-length': length },
      })
      expect(response.status).toBe(201)
    })

    test.each(verbs)('answers %s with the verb an address takes', async method => {
      const resolveOrder = vi.fn(() => TERMS)
      const { call } = await start({ resolveOrder })
      const response = await call(`${BASE}/order`, { method, headers: { 'rumba-order': 'o1' } })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET'])
      if (method === 'HEAD') expect(await response.text()).toBe('')
      expect(resolveOrder).not.toHaveBeenCalled()
    })

    test.each([
      `/${BASE}/order`,
      `//evil.example${BASE}/order`,
      '/api//rumba/order',
      `${BASE}//order`,
      `${BASE}/order/`,
      `${BASE}/ORDER`,
      '/API/RUMBA/order',
      `${BASE}/order;x`,
      `${BASE}/%6frder`,
      `${BASE}%2forder`,
      `${BASE}/order%00`,
      `${BASE}ment/order`,
      `${BASE}/`,
      BASE,
      '//[',
      '/%',
      ...(send !== sendHttp2 ? [`http://evil.example/${BASE}/order`] : []),
      ...(tidiesPaths
        ? []
        : [
            `${BASE}/../rumba/order`,
            `${BASE}/./order`,
            `${BASE}/%2e%2e/rumba/order`,
            `/x/..${BASE}/order`,
            `${BASE}\\order`,
          ]),
    ])('C15, C16, C17, C19: finds nothing at %s', async path => {
      const resolveOrder: ProxyOptions['resolveOrder'] = vi.fn(() => TERMS)
      const { call } = await start({ resolveOrder })
      const response = await call(path, { headers: { 'rumba-order': 'o1' } })
      expect([400, 404]).toContain(response.status)
      expect(resolveOrder).not.toHaveBeenCalled()
    })

    test('C21: leaves other addresses to the app', async () => {
      const { call } = await start()
      expect((await call('/other')).status).toBe(other)
    })

    test('C18: never builds an address from what a request says of its host', async () => {
      const { shop, call } = await start()
      const response = await create(call, {
        headers: {
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'http',
          'x-forwarded-port': '8080',
          forwarded: 'host=evil.example;proto=http',
          ...(send !== sendHttp2 ? { host: 'evil.example' } : {}),
        },
      })
      expect(response.status).toBe(201)
      expect(await response.text()).not.toContain('evil')
      expect(shop.gateway.requests[0]?.body).not.toMatch(/evil|http:|8080/)
    })

    if (send !== sendHttp2) {
      test('finds the path in a target that is named in full', async () => {
        const { call } = await start()
        const headers = { 'rumba-order': 'o1', host: 'evil.example' }
        expect((await call(`http://evil.example${BASE}/order`, { headers })).status).toBe(200)
      })
    }

    test('answers 500 when the proxy fails, and goes on serving', async () => {
      silence()
      let calls = 0
      const origin = await adapter.serve(
        stub(async () => {
          calls += 1
          if (calls === 1) throw new Error('secret of the shop')
          return new Response('fine')
        }),
      )
      const failed = await send(origin, `${BASE}/order`)
      expect(failed.status).toBe(500)
      expect(await (await send(origin, `${BASE}/order`)).text()).toBe('fine')
    })

    test('breaks an answer off when its stream fails, and goes on serving', async () => {
      silence()
      let fail = (): void => {}
      const origin = await adapter.serve(
        stub(async request => {
          if (request.url.endsWith('/order')) return new Response('fine')
          const body = new ReadableStream({
            start(controller) {
              controller.enqueue(new TextEncoder().encode('half '))
              fail = () => controller.error(new Error('the store is gone'))
            },
          })
          return new Response(body, { headers: { 'content-type': 'text/plain' } })
        }),
      )
      const until = readerOf(await send(origin, `${BASE}/payments/me`))
      expect(await until('half ')).toBe('half ')
      fail()
      await expect(until('whole')).rejects.not.toThrow('the stream ended before')
      expect(await (await send(origin, `${BASE}/order`)).text()).toBe('fine')
    })

    test('C8: ends the reading of a body in the middle of which the client breaks off', async () => {
      const failed = vi.fn()
      const origin = await adapter.serve(
        stub(async request => {
          await request.arrayBuffer().catch(failed)
          return new Response('too late')
        }),
      )
      const gone = new AbortController()
      const broken = send(origin, `${BASE}/payments`, {
        method: 'POST',
        headers: { expect: '100-continue', 'content-length': '500' },
        body: '{"order"',
        signal: gone.signal,
      })
      setTimeout(() => gone.abort(), 50)
      await expect(broken).rejects.toThrow()
      await vi.waitFor(() => expect(failed).toHaveBeenCalled())
    })

    test('C8: stores nothing for a client that breaks off in the middle of a body', async () => {
      const { shop, call } = await start()
      const gone = new AbortController()
      const broken = create(call, {
        headers: { expect: '100-continue', 'content-length': '500' },
        body: '{"order"',
        signal: gone.signal,
      })
      setTimeout(() => gone.abort(), 50)
      await expect(broken).rejects.toThrow()
      expect(shop.gateway.requests).toEqual([])
      expect((await create(call)).status).toBe(201)
    })

    for (const { what, serve, hint, parsed } of adapter.below) {
      if (!hint) {
        test(`C2, C3: verifies a callback over its bytes below ${what}`, async () => {
          const { shop, call } = await started({}, serve)
          const body = declined(shop, '\n"amount" :25.0100,"description":"Jo\\u00e3o ã"')
          expect((await callBack(call, shop, body)).status).toBe(200)
          const spoilt = await callBack(call, shop, `${body} `, { headers: { signature: signAs(body) } })
          expect(spoilt.status).toBe(401)
          expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'declined' })
          expect(shop.events).not.toContainEqual(expect.objectContaining({ type: 'request_failed' }))
        })
        continue
      }

      describe(`below ${what}`, () => {
        const lost = {
          type: 'request_failed',
          code: 'RAW_BODY_UNAVAILABLE',
          hint: expect.stringMatching(hint),
        }
        const prepare = async () => {
          const { shop, call } = await start({}, serve)
          await shop.start()
          return { shop, call }
        }

        test('C5: a callback settles the payment by asking the gateway, and says how to mount', async () => {
          const { shop, call } = await prepare()
          shop.latest().status = 'success'
          // What it claims counts for nothing, be it signed or not.
          const body = declined(shop)
          expect((await callBack(call, shop, body, { headers: { signature: 'none' } })).status).toBe(200)
          expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'success' })
          await shop.settled()
          expect(shop.paid).toHaveLength(1)
          expect(shop.events).toContainEqual(lost)
        })

        test('C1: a callback is not acknowledged while the gateway cannot be asked, and says so at once', async () => {
          const { shop, call } = await prepare()
          shop.gateway.faults.push('unsigned', 'unsigned')
          const before = performance.now()
          const response = await callBack(call, shop, declined(shop))
          expect(performance.now() - before).toBeLessThan(1_000)
          expect(response.status).toBe(500)
          expect(await response.json()).toMatchObject({
            code: 'RAW_BODY_UNAVAILABLE',
            detail: expect.stringMatching(hint),
          })
          expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'created' })
          expect(shop.events).toContainEqual(lost)
        })

        test('a callback is not acknowledged while the payment has no id to ask with', async () => {
          const { shop, call } = await start({}, serve)
          shop.gateway.faults.push('unsigned')
          expect((await shop.start()).payment.status).toBe('unknown')
          expect((await callBack(call, shop, declined(shop))).status).toBe(500)
          expect(await shop.proxy.payments.get('o1-1')).toMatchObject({ status: 'unknown' })
        })

        test('a callback with a foreign token asks nobody', async () => {
          const { shop, call } = await prepare()
          const asked = shop.gateway.requests.length
          const headers = { 'content-type': 'application/json' }
          const response = await call(`${BASE}/callback/v1.abc.def`, { method: 'POST', headers, body: '{}' })
          expect(response.status).toBe(404)
          expect(shop.gateway.requests).toHaveLength(asked)
        })

        test(
          parsed
            ? 'a page can create a payment: nothing there is signed'
            : 'pain 5: a page is told at once how to mount',
          async () => {
            const { shop, call } = await start({}, serve)
            const response = await create(call)
            if (parsed) {
              expect(response.status).toBe(201)
              expect(JSON.parse(shop.gateway.requests[0]?.body ?? '').customer.first_name).toBe('João')
              return
            }
            expect(response.status).toBe(500)
            expect(await response.json()).toMatchObject({
              code: 'RAW_BODY_UNAVAILABLE',
              detail: expect.stringMatching(hint),
            })
            expect(shop.gateway.requests).toEqual([])
          },
        )
      })
    }
  })
}
