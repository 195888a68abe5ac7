import { describe, expect, test } from 'vitest'
import { createCounter, MINUTE_MS } from './limits.ts'
import { PAYER, PUBLIC_URL, startShop, TERMS, type TestShop } from './testing/shop.ts'

const VISITOR = '203.0.113.5'
const OTHER = '203.0.113.6'

const create = (shop: TestShop, order: string, peer?: string, payer: object = PAYER): Promise<Response> =>
  shop.proxy.fetch(
    new Request(`${PUBLIC_URL}/payments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        origin: 'https://shop.example',
      },
      body: JSON.stringify({ order, method: 'pix', payer }),
    }),
    peer,
  )

describe('H16: create calls', () => {
  test('of one address are refused from the 11th in a minute on, and those of others are not', async () => {
    const shop = await startShop()
    for (let index = 0; index < 10; index++)
      expect((await create(shop, `o${index}`, VISITOR)).status).toBe(201)
    const refused = await create(shop, 'o10', VISITOR)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED', outcome: 'none', retryable: true })
    expect(shop.events).toContainEqual({ type: 'rate_limited', limit: 'creates' })
    expect((await create(shop, 'o10', OTHER)).status).toBe(201)
    shop.advance(MINUTE_MS)
    expect((await create(shop, 'o11', VISITOR)).status).toBe(201)
  })

  test('for one order start five attempts in a minute, from wherever they come', async () => {
    // A clock that stands between the calls: what they take is not to count.
    let now = Date.now()
    const shop = await startShop({ lifetimes: { pix: 1_000 }, now: () => now })
    for (let index = 0; index < 5; index++) {
      expect((await create(shop, 'o1', `203.0.113.${index}`)).status).toBe(201)
      now += 2_000
    }
    const refused = await create(shop, 'o1', OTHER)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '50'])
    expect((await create(shop, 'o2', OTHER)).status).toBe(201)
    expect(shop.gateway.requests).toHaveLength(6)
    now += 50_000
    expect((await create(shop, 'o1', OTHER)).status).toBe(201)
  })

  test('for one order go on after the clock was set back', async () => {
    const shop = await startShop()
    for (let index = 0; index < 5; index++) {
      expect((await create(shop, 'o1', VISITOR)).status).toBe(201)
      shop.latest().status = 'declined'
      await shop.callBack(shop.latest())
    }
    expect((await create(shop, 'o1', VISITOR)).status).toBe(429)
    shop.advance(-3_600_000)
    expect((await create(shop, 'o1', VISITOR)).status).toBe(201)
  })

  test('H19: of visitors whom nobody can tell apart share one count, thirty times as large', async () => {
    const shop = await startShop({ limits: { creates: 1, attempts: 1_000 } })
    for (let index = 0; index < 30; index++) expect((await create(shop, `o${index}`)).status).toBe(201)
    expect((await create(shop, 'o30')).status).toBe(429)
    expect((await create(shop, 'o30', VISITOR)).status).toBe(201)
  })

  test('are not counted where limits are switched off', async () => {
    const shop = await startShop({ limits: false })
    for (let index = 0; index < 15; index++)
      expect((await create(shop, `o${index}`, VISITOR)).status).toBe(201)
  })
})

// Each reading of an order hands out a token, and what tokens may do is counted by token.
test('H16: orders are read 60 times in a minute from one address, before the merchant is asked about one', async () => {
  let asked = 0
  const shop = await startShop({
    resolveOrder: () => {
      asked += 1
      return TERMS
    },
  })
  const readOrder = (peer: string): Promise<Response> =>
    shop.proxy.fetch(new Request(`${PUBLIC_URL}/order`, { headers: { 'rumba-order': 'o1' } }), peer)
  for (let index = 0; index < 60; index++) expect((await readOrder(VISITOR)).status).toBe(200)
  expect((await readOrder(VISITOR)).status).toBe(429)
  expect(asked).toBe(60)
  expect((await readOrder(OTHER)).status).toBe(200)
})

describe('one token', () => {
  test('H16: reads 60 times in a minute, and another token of the same order goes on', async () => {
    const shop = await startShop()
    const { token } = await shop.start()
    for (let index = 0; index < 60; index++) expect((await shop.read(token)).status).toBe(200)
    const refused = await shop.read(token)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    shop.advance(1)
    expect((await shop.read((await shop.start()).token)).status).toBe(200)
  })

  test('E21: has three streams, and a fourth when one of them has ended', async () => {
    const shop = await startShop()
    const { token } = await shop.start()
    const streams = await Promise.all([1, 2, 3].map(() => shop.read(token, '/events')))
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200])
    const fourth = await shop.read(token, '/events')
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '5'])
    await streams[0]?.body?.cancel()
    const next = await shop.read(token, '/events')
    expect(next.status).toBe(200)
    for (const stream of [...streams.slice(1), next]) await stream.body?.cancel()
  })
})

test('a process holds only so many answers and then answers at once, and refuses streams', async () => {
  const shop = await startShop({ limits: { held: 1 } })
  const first = await shop.start()
  const second = await shop.start({ order: 'o2' })
  const stream = await shop.read(first.token, '/events')
  expect((await shop.read(second.token, '/events')).status).toBe(429)
  const before = performance.now()
  const answer = await shop.request('/payments/me?wait=20', {
    headers: { authorization: `Bearer ${second.token}`, 'if-none-match': `"${second.payment.version}"` },
  })
  expect(answer.status).toBe(304)
  expect(performance.now() - before).toBeLessThan(1_000)
  await stream.body?.cancel()
  const freed = await shop.read(second.token, '/events')
  expect(freed.status).toBe(200)
  await freed.body?.cancel()
})

test('wrong signatures of one address are answered 429 from the 61st on; a right one is taken all the same', async () => {
  const shop = await startShop()
  await shop.start()
  const transaction = shop.latest()
  const { body, headers } = shop.gateway.callback(transaction)
  const send = (signature: string | undefined) =>
    shop.proxy.fetch(
      new Request(transaction.callback_url, {
        method: 'POST',
        body,
        headers: { ...headers, ...(signature === undefined ? {} : { signature }) },
      }),
      VISITOR,
    )
  const answers = []
  for (let index = 0; index < 62; index++) answers.push((await send('0'.repeat(64))).status)
  expect(answers).toEqual([...new Array<number>(60).fill(401), 429, 429])
  expect((await send(undefined)).status).toBe(200)
})

describe('G10: a counter', () => {
  test('keeps no more names than it may, and forgets the one that was opened first', () => {
    const counter = createCounter(1_000)
    for (let index = 0; index < 1_000_000; index++) counter.add(`visitor-${index}`, 0)
    expect(counter.size).toBe(1_000)
    expect(counter.add('visitor-999999', 0).count).toBe(2)
    expect(counter.add('visitor-0', 0).count).toBe(1)
  })

  test('sweeps what is over, two names for each call', () => {
    const counter = createCounter()
    for (let index = 0; index < 10; index++) counter.add(`visitor-${index}`, 0)
    counter.add('late', MINUTE_MS)
    expect(counter.size).toBe(9)
    for (let index = 0; index < 4; index++) counter.add('late', MINUTE_MS)
    expect(counter.size).toBe(1)
  })

  test('G11: counts in minutes that begin with the first call', () => {
    const counter = createCounter()
    expect(counter.add('a', 500)).toMatchObject({ count: 1, endsAt: 500 + MINUTE_MS })
    expect(counter.add('a', 499 + MINUTE_MS).count).toBe(2)
    expect(counter.add('a', 500 + MINUTE_MS)).toMatchObject({ count: 1, endsAt: 500 + 2 * MINUTE_MS })
  })

  test('locks nobody out for longer because the clock was set back', () => {
    const counter = createCounter()
    const now = 10 * MINUTE_MS
    for (let index = 0; index < 10; index++) counter.add('a', now)
    expect(counter.add('a', now - 5 * MINUTE_MS)).toMatchObject({ count: 1, endsAt: now - 4 * MINUTE_MS })
  })
})
