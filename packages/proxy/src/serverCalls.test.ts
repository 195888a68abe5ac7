import type { ServerResponse } from 'node:http'
import { inspect } from 'node:util'
import { GatewayRejectedError, PAYOUT_METHODS, type PayoutMethod, payoutMethods } from '@rumba/core'
import type { PayoutRequest } from '@rumba/core/gateway'
import { describe, expect, test } from 'vitest'
import type { HeadersLike } from './gateway.ts'
import type { PayoutOptions } from './payouts.ts'
import { createMemoryStore } from './stores/memory.ts'
import { CREDENTIALS, signAs } from './testing/fakeGateway.ts'
import { startShop, TERMS } from './testing/shop.ts'

const ALLOW: PayoutOptions = { authorize: () => true }
const PAN = '4111111111111111'

const CARD_PAYOUT: PayoutRequest<typeof payoutMethods.card, 'UAH'> = {
  method: payoutMethods.card,
  reference: 'p1',
  amount: { minor: 10_000n, currency: 'UAH' },
  customerId: 'c1',
  customer: {},
  beneficiary: { pan: PAN, holderName: 'ANA SOUZA' },
}

const failureOf = async (call: Promise<unknown>): Promise<Error & { reason?: string; outcome?: string }> =>
  call.then(
    () => expect.unreachable('it should have failed'),
    error => error,
  )

describe('a payout', () => {
  test.each(
    PAYOUT_METHODS.flatMap(method =>
      method.markets.map(market => [method.code, market.currency, method, market] as const),
    ),
  )('by %s in %s is signed, sent once and matched to its reply', async (code, currency, method, market) => {
    const { gateway, calls, events } = await startShop()
    const amount = { minor: 250_100n, currency }
    const names = Object.values(market.beneficiary.fields ?? {}).flat()
    const request: PayoutRequest<PayoutMethod> = {
      method,
      reference: 'p1',
      amount,
      customerId: 'c1',
      customer: { firstName: 'Ana', taxId: '1' } as never,
      beneficiary: Object.fromEntries(names.map(name => [name, `the ${name}`])),
    }
    expect(await calls.payouts.create(request, ALLOW)).toEqual({
      outcome: 'done',
      payout: {
        reference: 'p1',
        requestId: gateway.transactions[0]?.request_id,
        status: 'created',
        amount,
      },
    })
    expect(gateway.requests).toMatchObject([{ method: 'POST', path: '/v1/payout', signatureOk: true }])
    expect(JSON.parse(gateway.requests[0]?.body ?? '')).toMatchObject({
      method: code,
      reference: 'p1',
      currency,
    })
    expect(events).toEqual([{ type: 'payout_created', reference: 'p1', method: code }])
  })

  test('can be asked about', async () => {
    const { gateway, calls } = await startShop()
    await calls.payouts.create(CARD_PAYOUT, ALLOW)
    const [transaction] = gateway.transactions
    if (transaction) transaction.status = 'success'
    expect(await calls.payouts.get(transaction?.request_id ?? '')).toEqual({
      reference: 'p1',
      requestId: transaction?.request_id,
      status: 'success',
      amount: CARD_PAYOUT.amount,
    })
    expect(await failureOf(calls.payouts.get('nobody'))).toMatchObject({ gatewayCode: 101 })
  })

  test.each([
    ['answers false', { authorize: () => false }],
    ['answers something that only looks like yes', { authorize: () => 'yes' as never }],
    ['answers false later', { authorize: async () => false }],
    ['is missing', {} as never],
    ['and everything beside it is missing', undefined as never],
  ])('D13: is not sent when authorize %s', async (_what, options) => {
    const { gateway, calls } = await startShop()
    expect(await failureOf(calls.payouts.create(CARD_PAYOUT, options))).toMatchObject({
      code: 'CALL_REFUSED',
      reason: 'authorize',
      outcome: 'none',
    })
    expect(gateway.requests).toEqual([])
  })

  test('D13: is not sent when authorize throws, and the caller hears why', async () => {
    const { gateway, calls } = await startShop()
    const authorize = () => {
      throw new Error('over the limit of the day')
    }
    expect((await failureOf(calls.payouts.create(CARD_PAYOUT, { authorize }))).message).toBe(
      'over the limit of the day',
    )
    expect(gateway.requests).toEqual([])
  })

  test('D13: does not compile without authorize, and authorize sees nothing of the beneficiary', async () => {
    const { calls } = await startShop()
    // @ts-expect-error authorize is required
    const refused = failureOf(calls.payouts.create(CARD_PAYOUT, {}))
    expect(await refused).toMatchObject({ reason: 'authorize' })
    const seen: unknown[] = []
    await calls.payouts.create(CARD_PAYOUT, { authorize: terms => seen.push(terms) === 1 })
    expect(seen).toEqual([{ reference: 'p1', method: 'card', amount: CARD_PAYOUT.amount }])
  })

  test('is nothing that a proxy can do', async () => {
    const { proxy } = await startShop()
    expect(Object.keys(proxy.gateway)).toEqual([
      'createPayment',
      'getTransaction',
      'request',
      'verifyCallback',
    ])
  })

  test.each(['/payouts', '/payout', '/payouts/me', '/gateway/payout'])(
    'D13: has no route, and %s is nobody',
    async path => {
      const { gateway, request } = await startShop()
      for (const method of ['GET', 'POST', 'PUT']) {
        expect((await request(path, { method, ...(method === 'GET' ? {} : { body: '{}' }) })).status).toBe(
          404,
        )
      }
      expect(gateway.requests).toEqual([])
    },
  )

  test.each([
    ['zero', { minor: 0n, currency: 'UAH' }],
    ['negative', { minor: -1n, currency: 'UAH' }],
    ['a float', { minor: 100.5 as never, currency: 'UAH' }],
  ] as const)('is not sent for an amount that is %s', async (_what, amount) => {
    const { gateway, calls } = await startShop()
    expect(await failureOf(calls.payouts.create({ ...CARD_PAYOUT, amount }, ALLOW))).toMatchObject({
      reason: 'amount',
    })
    expect(gateway.requests).toEqual([])
  })

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
    'F18: whose reply is %s has an unknown outcome, is told to the merchant and never sent again',
    async fault => {
      const { gateway, calls, proxy, events } = await startShop()
      gateway.faults.push(fault)
      expect(await calls.payouts.create(CARD_PAYOUT, ALLOW)).toEqual({
        outcome: 'unknown',
        reference: 'p1',
        reason: expect.stringMatching(/^GATEWAY_/),
      })
      await proxy.drain()
      await proxy.reconcile()
      expect(gateway.requests).toHaveLength(1)
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'payout_outcome_unknown', reference: 'p1' }),
      )
    },
  )

  test('that nothing listens to was not sent, and says so', async () => {
    const { gateway, calls } = await startShop()
    await gateway.close()
    expect(await failureOf(calls.payouts.create(CARD_PAYOUT, ALLOW))).toMatchObject({
      code: 'GATEWAY_UNAVAILABLE',
      outcome: 'none',
    })
  })

  test('D14: to a card leaves its number in no result, error, event or stored record, whatever the gateway repeats', async () => {
    const store = createMemoryStore()
    const kept: unknown[] = []
    const shop = await startShop({
      store: {
        ...store,
        async insert(record) {
          kept.push(record)
          return store.insert(record)
        },
        async lease(...words) {
          kept.push(words)
          return store.lease(...words)
        },
      },
    })
    const { payouts } = shop.calls
    const spaced = '4111 1111 1111 1111'
    const refusal = JSON.stringify({
      error_code: 30,
      error_reason: `card ${PAN} is closed`,
      error_fields: [{ field: `card.${PAN}`, message: `pan ${spaced} is wrong` }],
    })
    const refuse = (response: ServerResponse): void =>
      void response.writeHead(400, { signature: signAs(refusal) }).end(refusal)
    const outcomes: unknown[] = [await payouts.create(CARD_PAYOUT, ALLOW)]
    shop.gateway.faults.push(refuse)
    const rejected = await failureOf(payouts.create(CARD_PAYOUT, ALLOW))
    expect(rejected).toBeInstanceOf(GatewayRejectedError)
    shop.gateway.faults.push('unsigned')
    outcomes.push(rejected, await payouts.create(CARD_PAYOUT, ALLOW))
    shop.gateway.faults.push(refuse)
    outcomes.push(
      await failureOf(payouts.get('00000000-0000-4000-8000-000000000001')),
      await failureOf(payouts.create(CARD_PAYOUT, { authorize: () => false })),
      await failureOf(payouts.create({ ...CARD_PAYOUT, reference: '' }, ALLOW)),
    )
    await shop.gateway.close()
    outcomes.push(await payouts.create(CARD_PAYOUT, ALLOW).catch((error: unknown) => error))
    expect(shop.gateway.requests[0]?.body).toContain(PAN)
    expect(kept).toEqual([])
    const everything = inspect([outcomes, shop.events, shop.proxy], {
      depth: Infinity,
      showHidden: true,
      maxStringLength: Infinity,
    })
    expect(everything).toContain('payout_rejected')
    expect(everything.replace(/[ .-]/g, '')).not.toContain('41111111')
    const text = JSON.stringify([outcomes, shop.events], (_key, value) =>
      typeof value === 'bigint'
        ? String(value)
        : value instanceof Error
          ? { ...value, message: value.message }
          : value,
    )
    expect(text.replace(/[ .-]/g, '')).not.toContain('41111111')
  })
})

describe('a call that no document describes', () => {
  test('is signed over the bytes given, and its verified answer is returned as it is', async () => {
    const { gateway, proxy } = await startShop()
    const text = '{"error_code":5,"amount":10.00}'
    const answer = (response: ServerResponse): void =>
      void response.writeHead(400, { signature: signAs(text) }).end(text)
    gateway.faults.push(answer, answer)
    expect(await proxy.gateway.request('PUT', 'payment/abc/confirm', '{"otp": "1"}')).toEqual({
      status: 400,
      text,
    })
    await proxy.gateway.request('GET', 'balance?currency=BRL')
    expect(gateway.requests).toMatchObject([
      { method: 'PUT', path: '/v1/payment/abc/confirm', body: '{"otp": "1"}', signatureOk: true },
      { method: 'GET', path: '/v1/balance?currency=BRL', body: '', signatureOk: true },
    ])
  })

  test('is not sent again once it was sent, and its unsigned answer is not believed', async () => {
    const { gateway, proxy } = await startShop()
    gateway.faults.push('unsigned')
    expect(await failureOf(proxy.gateway.request('POST', 'refund', '{"reference":"o1-1"}'))).toMatchObject({
      code: 'GATEWAY_UNTRUSTED',
      outcome: 'unknown',
    })
    expect(gateway.requests).toHaveLength(1)
  })

  test.each([
    '/payment',
    '//evil.example/x',
    'https://evil.example/x',
    '../v2/payment',
    'payment/../../x',
    'payment/./x',
    'payment/%2e%2e/x',
    'payment\\x',
    'payment//x',
    'payment/',
    'payment#x',
    'payment?x=%0d%0a',
    'payment\r\nx: y',
    'a@b',
    '',
    'x'.repeat(1_001),
  ])('F13: to %j is not made', async path => {
    const { gateway, proxy } = await startShop()
    expect(await failureOf(proxy.gateway.request('POST', path, '{}'))).toMatchObject({ reason: 'path' })
    expect(gateway.requests).toEqual([])
  })

  test('with another verb, or with a body on a question, is not made', async () => {
    const { gateway, proxy } = await startShop()
    expect(await failureOf(proxy.gateway.request('TRACE' as never, 'payment'))).toMatchObject({
      reason: 'verb',
    })
    expect(await failureOf(proxy.gateway.request('GET', 'payment', '{}'))).toMatchObject({ reason: 'body' })
    expect(gateway.requests).toEqual([])
  })
})

describe('a callback on a route of the merchant', () => {
  test('is read when the gateway signed its bytes, with the headers of the Web and of Node', async () => {
    const shop = await startShop()
    await shop.start()
    const { body, headers } = shop.gateway.callback(shop.latest(), { status: { name: 'success' } })
    const bytes = Buffer.from(body)
    for (const given of [headers, new Headers(headers)]) {
      expect(await shop.proxy.gateway.verifyCallback(bytes, given)).toMatchObject({
        reference: 'o1-1',
        status: 'success',
        amount: { minor: 2501n, currency: 'BRL' },
      })
    }
    const pooled = Buffer.from(`xx${body}xx`).subarray(2, -2)
    expect((await shop.proxy.gateway.verifyCallback(pooled, headers)).reference).toBe('o1-1')
  })

  test.each<[string, (body: string) => [body: string, headers: HeadersLike]]>([
    ['B2: with no signature', (body: string) => [body, {}]],
    ['A8: with two signatures', (body: string) => [body, { signature: [signAs(body), signAs(body)] }]],
    [
      'B2: with the signature of another password',
      (body: string) => [body, { signature: signAs(body, 'x') }],
    ],
    ['B2: with one byte changed', (body: string) => [`${body} `, { signature: signAs(body) }]],
    ['B16: with nothing but an empty body', () => ['', { signature: signAs('') }]],
  ])('%s is refused', async (_what, spoil) => {
    const shop = await startShop()
    await shop.start()
    const [body, headers] = spoil(shop.gateway.callback(shop.latest()).body)
    expect(await failureOf(shop.proxy.gateway.verifyCallback(Buffer.from(body), headers))).toMatchObject({
      code: 'SIGNATURE_REFUSED',
    })
  })

  test('C1: that a parser has read is refused with the way out', async () => {
    const shop = await startShop()
    for (const parsed of [{ reference: 'o1-1' }, '{}', undefined]) {
      expect(await failureOf(shop.proxy.gateway.verifyCallback(parsed as never, {}))).toMatchObject({
        code: 'RAW_BODY_UNAVAILABLE',
      })
    }
  })

  test('A6: with bytes that are no text, or text that is no callback, is unreadable though rightly signed', async () => {
    const { proxy } = await startShop()
    for (const bytes of [Buffer.from([0x22, 0xff, 0x22]), Buffer.from('{}'), Buffer.from('null')]) {
      const headers = { signature: signAs(bytes) }
      expect(await failureOf(proxy.gateway.verifyCallback(bytes, headers))).toMatchObject({
        code: 'GATEWAY_SYNTAX',
      })
    }
  })
})

describe('open payments', () => {
  test('are listed page by page, without the final ones', async () => {
    const shop = await startShop()
    for (const order of ['o1', 'o2', 'o3', 'o4']) await shop.start({ order })
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    const first = await shop.proxy.payments.listOpen(2)
    const second = await shop.proxy.payments.listOpen(2, first.at(-1)?.reference)
    expect([first, second].map(page => page.map(({ reference }) => reference))).toEqual([
      ['o1-1', 'o2-1'],
      ['o3-1'],
    ])
    expect(first[0]).not.toHaveProperty('idempotency')
  })

  test('are all settled by reconcile after an outage, told to the merchant once, and counted', async () => {
    const shop = await startShop()
    const orders = Array.from({ length: 230 }, (_, index) => `o${index}`)
    for (const order of orders) await shop.start({ order })
    shop.gateway.faults.push('cut')
    await shop.start({ order: 'o-lost' })
    // No callback came through while they were paid.
    shop.gateway.transactions.slice(0, 200).forEach((transaction, index) => {
      transaction.status = index % 2 === 0 ? 'success' : 'expired'
    })
    expect(await shop.proxy.reconcile()).toEqual({ settled: 200, open: 30, waiting: 1, failed: 0 })
    expect(shop.paid).toHaveLength(100)
    expect(await shop.proxy.reconcile()).toEqual({ settled: 0, open: 30, waiting: 1, failed: 0 })
    expect(shop.paid).toHaveLength(100)
  })

  test('stay as they are while the gateway is down, and settle when it is back', async () => {
    const shop = await startShop()
    for (const order of ['o1', 'o2', 'o3']) await shop.start({ order })
    for (const transaction of shop.gateway.transactions) transaction.status = 'success'
    shop.gateway.faults.push(...Array.from({ length: 9 }, () => 'http-500' as const))
    expect(await shop.proxy.reconcile()).toEqual({ settled: 0, open: 0, waiting: 0, failed: 3 })
    shop.gateway.faults.length = 0
    shop.advance(10_000)
    // One of them is the probe; the others may find the breaker half open.
    await shop.proxy.reconcile()
    await shop.proxy.reconcile()
    expect(await shop.proxy.payments.listOpen()).toEqual([])
    expect(shop.paid).toHaveLength(3)
  })
})

test('what is due after an outage is all delivered by one drain, however much it is', async () => {
  const store = createMemoryStore()
  const dueAt = Date.now() - 1_000
  for (let order = 1; order <= 1_000; order++) {
    await store.insert({
      reference: `o${order}-1`,
      order: `o${order}`,
      attempt: 1,
      method: 'pix',
      amount: TERMS.amount,
      status: 'success',
      createdAt: dueAt,
      version: 1,
      idempotency: { key: 'k', fingerprint: 'f' },
      event: { id: `paid_o${order}-1`, late: false, paidAt: dueAt },
      failures: 0,
      dueAt,
    })
  }
  const shop = await startShop({ store })
  await shop.proxy.drain()
  expect(new Set(shop.paid.map(event => event.id)).size).toBe(1_000)
  expect(shop.paid).toHaveLength(1_000)
})

describe('a page meanwhile', () => {
  test('F24: gets what is stored, marked stale, and 503 for a new payment, and the gateway is left alone', async () => {
    const shop = await startShop()
    const { token } = await shop.start()
    shop.gateway.faults.push(...Array.from({ length: 5 }, () => 'http-500' as const))
    await shop.proxy.payments.refresh('o1-1')
    await shop.proxy.payments.refresh('o1-1')
    const heard = shop.gateway.requests.length
    shop.advance(2_001)
    const read = await shop.read(token)
    expect(await read.json()).toMatchObject({ stale: true, payment: { status: 'created' } })
    const create = await shop.create({ order: 'o2' })
    expect(create.status).toBe(503)
    expect(Number(create.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await create.json()).toMatchObject({
      code: 'GATEWAY_UNAVAILABLE',
      outcome: 'none',
      retryable: true,
    })
    expect(shop.gateway.requests).toHaveLength(heard)
    expect(shop.events).toContainEqual({ type: 'breaker_changed', state: 'open' })
  })

  test('F26: hears nothing of a young payment that the gateway does not know yet, and of an old one that it is stale', async () => {
    const shop = await startShop()
    const { token } = await shop.start()
    shop.gateway.transactions.length = 0
    const read = async () => (await shop.read(token)).json()
    shop.advance(2_001)
    expect(await read()).not.toHaveProperty('stale')
    expect(shop.events).not.toContainEqual(expect.objectContaining({ type: 'transaction_missing' }))
    shop.advance(60_000)
    expect(await read()).toMatchObject({ stale: true, payment: { status: 'created' } })
    expect(shop.events).toContainEqual({ type: 'transaction_missing', reference: 'o1-1' })
  })

  test('is told that the shop is not set up when the account has no route, and may press again once it is', async () => {
    const shop = await startShop()
    const text = '{"error_code":273,"error_message":"Invalid adapter route configuration"}'
    shop.gateway.faults.push(response => void response.writeHead(400, { signature: signAs(text) }).end(text))
    const refused = await shop.create({}, 'one-key')
    expect([refused.status, (await refused.json()).code]).toEqual([500, 'CONFIG'])
    expect((await shop.start({}, 'one-key')).payment.status).toBe('created')
  })

  test('A15: goes on with the tokens it got before the password was replaced', async () => {
    const store = createMemoryStore()
    const before = await startShop({ store })
    const { token } = await before.start()
    const transaction = before.latest()
    const after = await startShop({
      store,
      gatewayUrl: before.gateway.url,
      credentials: { ...CREDENTIALS, password: ['next-password', CREDENTIALS.password] },
    })
    const read = await after.read(token)
    expect(read.status).toBe(200)
    transaction.status = 'declined'
    expect((await after.callBack(transaction)).status).toBe(200)
    expect(await after.proxy.payments.get('o1-1')).toMatchObject({ status: 'declined' })
  })
})
