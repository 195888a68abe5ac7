import { ProblemError, parseOrder, parseProblem } from '@rumba/core'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Store } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'
import { signAs, startFakeGateway } from './testing/fakeGateway.ts'
import { PAYER, startShop, TERMS } from './testing/shop.ts'

const problemOf = async (response: Response) => parseProblem(await response.json(), response.status)

describe('creating a payment', () => {
  test('D1: calls the gateway once, signed, with the amount, currency, reference and addresses of the server', async () => {
    const shop = await startShop()
    const { payment, token } = await shop.start()
    expect(payment).toMatchObject({
      reference: 'o1-1',
      method: 'pix',
      status: 'created',
      amount: { minor: 2501n, currency: 'BRL' },
      payee: 'LOJA EXEMPLO',
      challenge: { kind: 'qr', code: 'code-of-o1-1' },
    })
    expect(token).toMatch(/^v1\./)
    const [call, ...more] = shop.gateway.requests
    expect(more).toEqual([])
    expect(call).toMatchObject({ method: 'POST', path: '/v1/payment', signatureOk: true })
    expect(call?.body).toContain('"amount":25.01')
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      method: 'pix',
      reference: 'o1-1',
      currency: 'BRL',
      description: 'Three books',
      customer: { identifier: 'o1', first_name: 'Ana', last_name: 'Souza', itn: '11144477735' },
      redirect_url: 'https://shop.example/orders/o1',
      cancel_url: 'https://shop.example/orders/o1',
      callback_url: expect.stringMatching(/^https:\/\/shop\.example\/api\/rumba\/callback\/v1\./),
    })
  })

  test.each([
    'amount',
    'currency',
    'reference',
    'callback_url',
    'callbackUrl',
    'redirect_url',
    'returnUrl',
    'customer',
    'identifier',
  ])('D1: is refused when the body names its own %s, and the gateway hears nothing', async field => {
    const shop = await startShop()
    const response = await shop.create({ [field]: '0.01' })
    expect(response.status).toBe(400)
    expect((await problemOf(response)).code).toBe('BAD_REQUEST')
    const nested = await shop.create({ payer: { ...PAYER, [field]: '0.01' } as never })
    expect(nested.status).toBe(400)
    expect(shop.gateway.requests).toEqual([])
  })

  test.each([
    ['for an order nobody knows', { order: 'x9' }, 404, 'ORDER_REFUSED'],
    ['D6: for a method the order does not offer', { method: 'paysafecard' }, 422, 'METHOD_REFUSED'],
    [
      'for a payer without a tax id',
      { payer: { firstName: 'Ana', lastName: 'Souza' } },
      422,
      'PAYER_INCOMPLETE',
    ],
    ['for a blank name', { payer: { ...PAYER, firstName: '  ' } }, 422, 'PAYER_INCOMPLETE'],
    ['for a control character', { payer: { ...PAYER, firstName: 'A\u0000na' } }, 400, 'BAD_REQUEST'],
    ['for a number for a name', { payer: { ...PAYER, firstName: 7 } as never }, 400, 'BAD_REQUEST'],
    ['for a prototype key', JSON.parse('{"payer":{"__proto__":{"x":1}}}'), 400, 'BAD_REQUEST'],
  ])('%s is refused', async (_name, body, status, code) => {
    const shop = await startShop()
    const response = await shop.create(body)
    expect([response.status, (await problemOf(response)).code]).toEqual([status, code])
    expect(shop.gateway.requests).toEqual([])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test.each([
    ['another content type', { 'content-type': 'text/plain' }, 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an origin that only begins like ours', { origin: 'https://shop.example.evil' }, 403],
    ['the null origin', { origin: 'null' }, 403],
    ['a key with blanks', { 'idempotency-key': 'a b' }, 400],
  ])('is refused for %s', async (_name, headers, status) => {
    const shop = await startShop()
    const response = await shop.request('/payments', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'k',
        origin: 'https://shop.example',
        ...headers,
      },
      body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
    })
    expect(response.status).toBe(status)
    expect(shop.gateway.requests).toEqual([])
  })

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of 256 characters', 'k'.repeat(256)],
    ['not ASCII', 'k\u00e9'],
  ])('F4: is refused when its key is %s, and taken with one of 255 characters', async (_what, key) => {
    const shop = await startShop()
    const send = (headers: Record<string, string>) =>
      shop.request('/payments', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://shop.example', ...headers },
        body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
      })
    const refused = await send(key === undefined ? {} : { 'idempotency-key': key })
    expect([refused.status, (await problemOf(refused)).code]).toEqual([400, 'BAD_REQUEST'])
    expect(shop.gateway.requests).toEqual([])
    expect((await send({ 'idempotency-key': 'k'.repeat(255) })).status).toBe(201)
  })

  test('from another site without an origin header is refused by fetch metadata', async () => {
    const shop = await startShop()
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': 'k',
      'sec-fetch-site': 'cross-site',
    }
    const response = await shop.request('/payments', { method: 'POST', headers, body: '{}' })
    expect(response.status).toBe(403)
  })

  test('with a body over the limit is refused', async () => {
    const shop = await startShop()
    expect((await shop.create({ order: 'o'.repeat(70_000) })).status).toBe(413)
  })

  test.each([
    ['not positive', { minor: 0n, currency: 'BRL' }],
    ['negative', { minor: -1n, currency: 'BRL' }],
    ['a float', { minor: 25.01 as never, currency: 'BRL' }],
    ['no number', { minor: Number.NaN as never, currency: 'BRL' }],
    ['a number without end', { minor: 1e21 as never, currency: 'BRL' }],
    ['decimal text of three digits', { minor: '25.010' as never, currency: 'BRL' }],
    ['in no currency', { minor: 1n, currency: 'reais' }],
    ['missing', undefined as never],
    ['a bare number', 2501 as never],
  ])(
    'D4: is refused when the merchant gives an amount that is %s, and a log hears why',
    async (_name, amount) => {
      const shop = await startShop({ terms: { amount, methods: ['pix'] } })
      expect((await problemOf(await shop.create())).code).toBe('ORDER_REFUSED')
      expect(shop.gateway.requests).toEqual([])
      expect(shop.events).toEqual([{ type: 'terms_refused', fault: expect.stringContaining('amount') }])
    },
  )

  test.each([['pix'], [[null]], [[{ code: 'pix' }]]])(
    'D4: is refused when the merchant gives the methods %j',
    async methods => {
      const shop = await startShop({ terms: { ...TERMS, methods: methods as never } })
      expect((await problemOf(await shop.create())).code).toBe('ORDER_REFUSED')
      expect(shop.events).toEqual([{ type: 'terms_refused', fault: expect.any(String) }])
    },
  )

  test('D4: sends nothing when the merchant fails to say what an order owes', async () => {
    const failure = new Error('password of the database')
    const heard: unknown[] = []
    const shop = await startShop({
      resolveOrder: () => {
        throw failure
      },
      onError: error => heard.push(error),
    })
    const response = await shop.create()
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('database')
    expect(shop.gateway.requests).toEqual([])
    expect(heard).toEqual([failure])
    expect(shop.events).toEqual([{ type: 'request_failed', code: 'INTERNAL' }])
  })

  test('D5: charges what the merchant says now, not what the page was told', async () => {
    let minor = 2501n
    const shop = await startShop({ resolveOrder: () => ({ ...TERMS, amount: { minor, currency: 'BRL' } }) })
    const told = await shop.request('/order', { headers: { 'rumba-order': 'o1' } })
    expect(parseOrder(await told.json()).amount.minor).toBe(2501n)
    minor = 3000n
    expect((await shop.start()).payment.amount.minor).toBe(3000n)
    expect(shop.gateway.requests[0]?.body).toContain('"amount":30.00,')
  })

  test('D7: sends no address that came from the browser, whatever it is called and wherever it stands', async () => {
    const shop = await startShop({ limits: false })
    let orders = 0
    let sent = 0
    const name = fc.oneof(
      fc.constantFrom('url', 'callback_url', 'redirectUrl', 'cancel_url', 'returnUrl', 'webhook', 'extra'),
      fc.constantFrom('order', 'method', 'locale', 'payer', 'city', 'firstName', 'email'),
      fc.string({ maxLength: 12 }),
    )
    const foreign = fc.webUrl().map(url => url.replace(/^https?:\/\/[^/]*/, 'https://evil.example'))
    const nested = fc.oneof(foreign, fc.record({ url: foreign }), fc.array(foreign, { maxLength: 2 }))
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, nested, { maxKeys: 3 }), fc.boolean(), async (fields, deep) => {
        const before = shop.gateway.requests.length
        orders += 1
        const body = { order: `o${orders}`, ...(deep ? { payer: { ...PAYER, ...fields } } : fields) }
        await shop.create(body as never)
        const [call] = shop.gateway.requests.slice(before)
        if (!call) return
        sent += 1
        // What a payer types of itself is text about the payer, and stays there.
        const { customer, ...rest } = JSON.parse(call.body)
        expect(JSON.stringify(rest)).not.toContain('evil.example')
        expect(Object.keys(customer).filter(key => /url|host|link/i.test(key))).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(sent).toBeGreaterThan(10)
  })

  test('charges the price of the method where it has one of its own', async () => {
    const shop = await startShop({
      terms: {
        ...TERMS,
        methods: ['pix', { code: 'paysafecard', amount: { minor: 490n, currency: 'EUR' } }],
      },
    })
    await shop.start({ method: 'paysafecard', payer: { firstName: 'A', lastName: 'B', country: 'IE' } })
    expect(JSON.parse(shop.gateway.requests[0]?.body ?? '')).toMatchObject({
      method: 'paysafecard',
      mode: 'initial',
      amount: 4.9,
      currency: 'EUR',
    })
  })
})

test('H7: passes on no header of the browser to the gateway, and none of the gateway to the browser', async () => {
  const gateway = await startFakeGateway()
  onTestFinished(() => gateway.close())
  const sent: Headers[] = []
  const shop = await startShop({
    gateway,
    fetch(url, init) {
      sent.push(new Headers(init?.headers))
      return fetch(url, init)
    },
  })
  gateway.faults.push((response, text) => {
    const headers = {
      signature: signAs(text),
      'set-cookie': 'canary=1',
      'x-upstream': 'canary',
      location: 'https://canary.example/',
      server: 'canary',
      'access-control-allow-origin': '*',
    }
    response.writeHead(200, headers).end(text)
  })
  const response = await shop.request('/payments', {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': 'canary-key',
      origin: 'https://shop.example',
      cookie: 'session=canary',
      authorization: 'Bearer canary',
      signature: 'canary',
      'access-token': 'canary',
      'x-forwarded-for': '203.0.113.9',
      'x-canary': 'canary',
      traceparent: '00-canary-canary-01',
      'user-agent': 'canary',
      referer: 'https://shop.example/canary',
    },
    body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
  })
  expect(response.status).toBe(201)
  expect([...response.headers.keys()].sort()).toEqual([
    'cache-control',
    'content-type',
    'referrer-policy',
    'x-content-type-options',
  ])
  shop.advance(2_001)
  const { token } = await response.json()
  await shop.request('/payments/me', {
    headers: { authorization: `Bearer ${token}`, cookie: 'session=canary', 'x-canary': 'canary' },
  })
  expect(sent).toHaveLength(2)
  for (const headers of sent) {
    expect([...headers.keys()].sort()).toEqual([
      'accept',
      'accept-encoding',
      'access-token',
      'content-type',
      'signature',
    ])
    expect(JSON.stringify([...headers])).not.toMatch(/canary|203\.0/)
  }
})

describe('an order is charged once', () => {
  test('F3: with the same key pressed fifty times at once', async () => {
    const shop = await startShop()
    const started = await Promise.all(Array.from({ length: 50 }, () => shop.start({}, 'one-key')))
    expect(new Set(started.map(({ payment }) => payment.reference))).toEqual(new Set(['o1-1']))
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test('F8: with ten tabs and a key each', async () => {
    const shop = await startShop()
    await Promise.all(Array.from({ length: 10 }, () => shop.start()))
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test.each([
    ['one key', () => 'one-key'],
    ['a key each', () => crypto.randomUUID()],
  ])('F3, F8: when ten calls with %s all look before any of them writes', async (_name, key) => {
    const store = createMemoryStore()
    let looking = 10
    let lookedAll = (): void => {}
    const all = new Promise<void>(resolve => {
      lookedAll = resolve
    })
    const list: Store['list'] = async order => {
      const found = await store.list(order)
      looking -= 1
      if (looking === 0) lookedAll()
      if (looking >= 0) await all
      return found
    }
    const shop = await startShop({ store: { ...store, list } })
    const started = await Promise.all(Array.from({ length: 10 }, () => shop.start({}, key())))
    expect(new Set(started.map(({ payment }) => payment.reference))).toEqual(new Set(['o1-1']))
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test('F2: and a key used for another request is refused', async () => {
    const shop = await startShop()
    await shop.start({}, 'one-key')
    const response = await shop.create({ payer: { ...PAYER, firstName: 'Eva' } }, 'one-key')
    expect([response.status, (await problemOf(response)).code]).toEqual([422, 'IDEMPOTENCY_MISMATCH'])
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test('F5: and a key used for another order is a key of its own there', async () => {
    const shop = await startShop()
    await shop.start({ order: 'o1' }, 'one-key')
    const response = await shop.create({ order: 'o2' }, 'one-key')
    expect([response.status, response.headers.get('idempotent-replayed')]).toEqual([201, null])
    expect((await response.json()).payment.reference).toBe('o2-1')
    expect(shop.gateway.requests).toHaveLength(2)
  })

  test('F7: when the process dies after it has sent the call, and another one is asked with the same key', async () => {
    const store = createMemoryStore()
    const dying = await startShop({ store })
    dying.gateway.hold = new Promise(() => {})
    void dying.create({}, 'one-key')
    while (dying.gateway.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 1))
    dying.proxy.close()

    const next = await startShop({ store, gateway: dying.gateway })
    // The answer would have come by then.
    next.advance(21_000)
    const again = await next.create({}, 'one-key')
    expect([again.status, (await again.json()).payment]).toEqual([
      202,
      expect.objectContaining({ reference: 'o1-1', status: 'unknown' }),
    ])
    await next.proxy.reconcile()
    expect(next.gateway.requests).toHaveLength(1)
  })

  test('F20: when the runtime sends the call twice, and the gateway makes a payment of each', async () => {
    const gateway = await startFakeGateway()
    onTestFinished(() => gateway.close())
    const shop = await startShop({
      gateway,
      async fetch(url, init) {
        if (init?.method === 'POST') await (await fetch(url, init)).arrayBuffer()
        return fetch(url, init)
      },
    })
    const { payment } = await shop.start()
    expect(payment).toMatchObject({ reference: 'o1-1', status: 'created' })
    expect(gateway.transactions.map(({ reference }) => reference)).toEqual(['o1-1', 'o1-1'])
    expect(await shop.proxy.payments.list('o1')).toHaveLength(1)
    // The buyer's phone asks about the one that nobody knew of: its word is checked with the gateway under its own id.
    const [unknown, known] = gateway.transactions
    if (!unknown || !known) return expect.unreachable()
    unknown.status = 'success'
    expect((await shop.callBack(unknown)).status).toBe(200)
    await shop.settled()
    expect(shop.paid.map(({ id }) => id)).toEqual(['paid_o1-1'])
    expect(gateway.requests.at(-1)?.path).toContain(unknown.request_id)
    known.status = 'success'
    expect((await shop.callBack(known)).status).toBe(200)
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('F8: also in the eyes of an instance whose clock is half a minute ahead, while the first call is on its way', async () => {
    const store = createMemoryStore()
    const list = vi.fn(store.list)
    const shop = await startShop({ store: { ...store, list } })
    const ahead = await startShop({ store: { ...store, list }, gateway: shop.gateway })
    ahead.advance(29_000)
    let answer = (): void => {}
    shop.gateway.hold = new Promise(resolve => {
      answer = resolve
    })
    const first = shop.start()
    await vi.waitFor(() => expect(shop.gateway.requests).toHaveLength(1))
    const second = ahead.start()
    await vi.waitFor(() => expect(list).toHaveBeenCalledTimes(2))
    answer()
    expect((await first).payment.reference).toBe('o1-1')
    expect((await second).payment.reference).toBe('o1-1')
    expect(shop.gateway.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test('by a store that holds an attempt and does not list it sends nothing, and answers', async () => {
    const store = createMemoryStore()
    const shop = await startShop({ store: { ...store, list: async () => [] } })
    await shop.start()
    const response = await shop.create()
    expect([response.status, (await problemOf(response)).code]).toEqual([503, 'STORE_UNAVAILABLE'])
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test('and once paid, a new press answers the paid payment', async () => {
    const shop = await startShop()
    await shop.start()
    shop.latest().status = 'success'
    await shop.callBack(shop.latest())
    await shop.settled()
    expect((await shop.start()).payment).toMatchObject({ reference: 'o1-1', status: 'success' })
    expect(shop.gateway.transactions).toHaveLength(1)
  })

  test('but a declined attempt makes room for a new one with a reference of its own', async () => {
    const shop = await startShop()
    await shop.start()
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    expect((await shop.start()).payment.reference).toBe('o1-2')
  })

  test('but a code that has expired makes room for a new one', async () => {
    const shop = await startShop({ lifetimes: { pix: 60_000 } })
    const first = await shop.start()
    expect(Date.parse(first.payment.expiresAt ?? '') - Date.parse(first.payment.createdAt)).toBe(60_000)
    shop.advance(60_000)
    expect((await shop.start()).payment.reference).toBe('o1-2')
  })

  test('but an attempt that the page did not show makes room for one new one, in however many tabs', async () => {
    const shop = await startShop()
    await shop.start()
    const tabs = await Promise.all(Array.from({ length: 5 }, () => shop.start({ refused: 'o1-1' })))
    expect(tabs.map(({ payment }) => payment.reference)).toEqual(Array(5).fill('o1-2'))
    expect(shop.gateway.transactions).toHaveLength(2)
    // It is the latest that counts, and one that came after is to be paid.
    expect((await shop.start({ refused: 'o1-1' })).payment.reference).toBe('o1-2')
    expect((await shop.start({ refused: 'o2-1' })).payment.reference).toBe('o1-2')
  })

  test('and once paid after all, by whomever, an attempt that was not shown is not replaced', async () => {
    const shop = await startShop()
    await shop.start()
    shop.latest().status = 'success'
    await shop.callBack(shop.latest())
    expect((await shop.start({ refused: 'o1-1' })).payment.reference).toBe('o1-1')
    expect(shop.gateway.transactions).toHaveLength(1)
  })
})

describe('the answer to a create call', () => {
  test.each([
    'unsigned',
    'wrong-signature',
    'http-500',
    'cut',
    'redirect',
    'html',
    'other-reference',
    'other-amount',
  ] as const)(
    'F10, F16: that is %s leaves the outcome unknown, is never sent again and shows no code',
    async fault => {
      const shop = await startShop()
      shop.gateway.faults.push(fault)
      const response = await shop.create({}, 'one-key')
      expect(response.status).toBe(202)
      const body = await response.json()
      expect(body.payment).toMatchObject({ status: 'unknown', reference: 'o1-1' })
      expect(body.payment).not.toHaveProperty('challenge')
      expect((await shop.start({}, 'one-key')).payment.status).toBe('unknown')
      expect((await shop.start()).payment.reference).toBe('o1-1')
      expect(shop.gateway.requests).toHaveLength(1)
      expect(shop.events).toContainEqual(
        expect.objectContaining({ type: 'outcome_unknown', reference: 'o1-1' }),
      )
    },
  )

  test('F18: that was lost makes room for a new attempt once it cannot come any more, and a late payment still counts', async () => {
    const shop = await startShop()
    shop.gateway.faults.push('unsigned')
    await shop.start()
    const lost = shop.latest()
    expect((await shop.start()).payment.reference).toBe('o1-1')
    shop.advance(21_000)
    expect((await shop.start()).payment.reference).toBe('o1-2')
    lost.status = 'success'
    await shop.callBack(lost)
    await shop.settled()
    expect(shop.paid.map(({ reference }) => reference)).toEqual(['o1-1'])
  })

  test('F18: that was lost, of a method that asks on the phone of the buyer, makes no room until it has expired', async () => {
    const payer = { ...PAYER, phone: '+254700000001', email: 'ana@shop.example', country: 'KE' }
    const shop = await startShop({
      terms: { ...TERMS, amount: { minor: 100_000n, currency: 'KES' }, methods: ['mobile_money'], payer },
      lifetimes: { mobile_money: 600_000 },
    })
    shop.gateway.faults.push('cut')
    const press = async () => (await shop.start({ method: 'mobile_money', payer: {} })).payment
    expect(await press()).toMatchObject({ reference: 'o1-1', status: 'unknown' })
    shop.advance(599_000)
    expect((await press()).reference).toBe('o1-1')
    shop.advance(1_000)
    expect((await press()).reference).toBe('o1-2')
    expect(shop.gateway.requests).toHaveLength(2)
  })

  test('that refuses names the payer fields and keeps refusing the same key', async () => {
    const shop = await startShop()
    shop.gateway.faults.push('refused')
    const response = await shop.create({}, 'one-key')
    expect(response.status).toBe(422)
    expect(await problemOf(response)).toMatchObject({
      code: 'PAYMENT_REJECTED',
      fields: ['taxId'],
      outcome: 'none',
    })
    expect((await problemOf(await shop.create({}, 'one-key'))).code).toBe('PAYMENT_REJECTED')
    expect(shop.gateway.requests).toHaveLength(1)
    expect((await shop.start({}, 'another-key')).payment).toMatchObject({
      reference: 'o1-2',
      status: 'created',
    })
  })

  test('that never was, because nothing listens, is safe to try again with the same key', async () => {
    const shop = await startShop()
    shop.gateway.faults.push('unauthorized')
    const response = await shop.create({}, 'one-key')
    expect(await problemOf(response)).toMatchObject({
      code: 'GATEWAY_UNAVAILABLE',
      outcome: 'none',
      retryable: true,
    })
    expect((await shop.start({}, 'one-key')).payment).toMatchObject({ reference: 'o1-2', status: 'created' })
  })

  test('B17: that comes after the callback does not lower what the callback said', async () => {
    const shop = await startShop()
    let release = (): void => {}
    shop.gateway.hold = new Promise(resolve => {
      release = resolve
    })
    const creating = shop.start()
    while (shop.gateway.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 1))
    const create = JSON.parse(shop.gateway.requests[0]?.body ?? '')
    const transaction = {
      request_id: '00000000-0000-4000-8000-000000000001',
      reference: 'o1-1',
      amount: 25.01,
      currency: 'BRL',
      status: 'declined',
      callback_url: create.callback_url,
    }
    expect((await shop.callBack(transaction)).status).toBe(200)
    release()
    expect((await creating).payment.status).toBe('declined')
  })

  test('that says at once that it is paid is told to the merchant at once', async () => {
    const shop = await startShop()
    shop.gateway.faults.push((response, text) => {
      const paid = text.replace('"name":"created"', '"name":"success"')
      response.writeHead(200, { signature: signAs(paid) }).end(paid)
    })
    expect((await shop.start()).payment.status).toBe('success')
    await vi.waitFor(() => expect(shop.paid).toHaveLength(1))
  })

  test('B17: that comes after the callback of success finds the payment paid', async () => {
    const shop = await startShop()
    let release = (): void => {}
    shop.gateway.hold = new Promise(resolve => {
      release = resolve
    })
    // Paid before the reply went out, which still says `created`.
    shop.gateway.faults.push((response, text) => {
      shop.latest().status = 'success'
      response.writeHead(200, { signature: signAs(text) }).end(text)
    })
    const creating = shop.start()
    while (shop.gateway.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 1))
    const create = JSON.parse(shop.gateway.requests[0]?.body ?? '')
    const transaction = {
      request_id: '00000000-0000-4000-8000-000000000001',
      reference: 'o1-1',
      amount: 25.01,
      currency: 'BRL',
      status: 'success',
      callback_url: create.callback_url,
    }
    expect((await shop.callBack(transaction)).status).toBe(200)
    release()
    const { token } = await creating
    await shop.settled()
    expect(shop.paid.map(({ id }) => id)).toEqual(['paid_o1-1'])
    const read = await shop.request('/payments/me', { headers: { authorization: `Bearer ${token}` } })
    expect((await read.json()).payment.status).toBe('success')
  })
})

describe('reading an order', () => {
  const read = (shop: Awaited<ReturnType<typeof startShop>>, order: string) =>
    shop.request('/order', { headers: { 'rumba-order': order } })

  test('says what it owes and what the payer still has to fill in', async () => {
    const shop = await startShop({ terms: { ...TERMS, payer: { firstName: 'Ana', lastName: 'Souza' } } })
    const order = parseOrder(await (await read(shop, 'o1')).json())
    expect(order.amount).toEqual({ minor: 2501n, currency: 'BRL' })
    expect(order.methods).toEqual([
      { code: 'pix', fields: [{ name: 'taxId', need: 'required', format: 'cpf-cnpj' }] },
    ])
    expect(order.current).toBeUndefined()
  })

  test('finds the attempt under way, and hides one that the gateway refused', async () => {
    const shop = await startShop()
    shop.gateway.faults.push('refused')
    await shop.create()
    expect(parseOrder(await (await read(shop, 'o1')).json()).current).toBeUndefined()
    await shop.start()
    expect(parseOrder(await (await read(shop, 'o1')).json()).current?.payment.reference).toBe('o1-2')
  })

  test('of somebody else is refused', async () => {
    const shop = await startShop()
    expect((await read(shop, 'x1')).status).toBe(404)
    expect((await shop.request('/order')).status).toBe(400)
  })
})

test('a problem reads back as the error that a page gets', async () => {
  const shop = await startShop()
  const error = new ProblemError(await problemOf(await shop.create({ order: 'x' })))
  expect([error.code, error.status, error.outcome]).toEqual(['ORDER_REFUSED', 404, 'none'])
})

describe('a repeated create call', () => {
  test('F1: with its key gets the same reply, marked as repeated', async () => {
    const shop = await startShop()
    const first = await shop.create({}, 'one-key')
    const second = await shop.create({}, 'one-key')
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([
      null,
      'true',
    ])
    expect((await second.json()).payment).toEqual((await first.json()).payment)
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test('F6: of a refused one is refused again without asking, and a new key may try again', async () => {
    const shop = await startShop()
    shop.gateway.faults.push('refused')
    await shop.create({}, 'one-key')
    const repeated = await shop.create({}, 'one-key')
    expect([repeated.status, repeated.headers.get('idempotent-replayed')]).toEqual([422, 'true'])
    expect(shop.gateway.requests).toHaveLength(1)
    expect((await shop.create({}, 'other-key')).status).toBe(201)
  })

  test('F3, F8: that overtakes the first waits for it, so that both tabs show the code at once', async () => {
    const shop = await startShop()
    let release = (): void => {}
    shop.gateway.hold = new Promise(resolve => {
      release = resolve
    })
    const first = shop.create({}, 'one-key')
    while (shop.gateway.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    const others = [shop.create({}, 'one-key'), shop.create({}, 'other-key')]
    setTimeout(release, 100)
    for (const response of [await first, ...(await Promise.all(others))]) {
      expect(response.status).toBe(201)
      expect((await response.json()).payment.challenge).toEqual({ kind: 'qr', code: 'code-of-o1-1' })
    }
    expect(shop.gateway.requests).toHaveLength(1)
  })

  test('F3: waits for 2 seconds at most, and is then told to watch', async () => {
    const shop = await startShop()
    let release = (): void => {}
    shop.gateway.hold = new Promise(resolve => {
      release = resolve
    })
    const first = shop.create({}, 'one-key')
    while (shop.gateway.requests.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    const second = await shop.create({}, 'one-key')
    expect(second.status).toBe(202)
    const { payment, token } = await second.json()
    expect(payment.status).toBe('unknown')
    release()
    await first
    const read = await shop.request('/payments/me', { headers: { authorization: `Bearer ${token}` } })
    expect((await read.json()).payment.challenge.kind).toBe('qr')
  })
})

describe('D12: an address that the gateway gives', () => {
  const start = async (address: string, gatewayUrl?: string) => {
    const gateway = await startFakeGateway()
    const shop = await startShop({
      gateway,
      ...(gatewayUrl === undefined
        ? {}
        : { gatewayUrl, fetch: (_url, init) => fetch(`${gateway.url}payment`, init) }),
    })
    gateway.faults.push((response, text) => {
      const challenge = { challenge_type: 'redirect', challenge_redirect: { url: address } }
      const body = JSON.stringify({ ...JSON.parse(text), challenge })
      response.writeHead(200, { signature: signAs(body) }).end(body)
    })
    const { payment } = await shop.start()
    await gateway.close()
    return { challenge: payment.challenge, events: shop.events }
  }

  test.each([
    'https://pay.example/p/1',
    'upi://pay?pa=shop@bank&am=25.01&cu=INR',
    'http://127.0.0.1:4010/pay/1',
  ])('%s is handed to the page', async address => {
    expect((await start(address)).challenge).toEqual({ kind: 'redirect', url: address })
  })

  test.each([
    ['javascript:alert(1)', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['http://pay.example/', 'insecure'],
    ['https://bank@evil.example/', 'credentials'],
    ['java\tscript:alert(1)', 'scheme'],
  ])('%j is not, and the payment is watched all the same', async (address, reason) => {
    const { challenge, events } = await start(address)
    expect(challenge).toEqual({ kind: 'unknown', type: 'redirect' })
    expect(events).toContainEqual({ type: 'redirect_refused', reference: 'o1-1', reason })
  })

  test('on this machine is handed over only by a gateway on this machine', async () => {
    const { challenge } = await start('http://127.0.0.1:4010/pay/1', 'https://gateway.example/v1/')
    expect(challenge).toEqual({ kind: 'unknown', type: 'redirect' })
  })
})

test('a callback address may carry its token in the query, and both places are answered', async () => {
  const shop = await startShop({ callbackToken: 'query' })
  await shop.start()
  const transaction = shop.latest()
  expect(transaction.callback_url).toMatch(/^https:\/\/shop\.example\/api\/rumba\/callback\?t=v1\.[\w.-]+$/)
  transaction.status = 'declined'
  const inPath = transaction.callback_url.replace('?t=', '/')
  for (const callback_url of [transaction.callback_url, inPath])
    expect((await shop.callBack({ ...transaction, callback_url })).status).toBe(200)
  for (const wrong of ['/callback?t=', '/callback', '/callback/?t=x', `/callback?t=${'x'.repeat(43)}`])
    expect(
      (
        await shop.request(wrong, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).status,
    ).toBe(404)
  expect((await shop.proxy.payments.get('o1-1'))?.status).toBe('declined')
})
