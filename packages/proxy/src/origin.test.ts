import { describe, expect, test } from 'vitest'
import { PAYER, startShop, type TestShop } from './testing/shop.ts'

const create = (shop: TestShop, headers: Record<string, string>): Promise<Response> =>
  shop.request('/payments', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
    body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER }),
  })

const OWN = 'https://shop.example'

describe('a create call', () => {
  test.each<[string, Record<string, string>, number]>([
    ['H1: of a page of the same origin passes', { origin: OWN, 'sec-fetch-site': 'same-origin' }, 201],
    ['H1: of another site is refused', { 'sec-fetch-site': 'cross-site' }, 403],
    [
      'H1: of another site that names our origin is refused',
      { origin: OWN, 'sec-fetch-site': 'cross-site' },
      403,
    ],
    ['H1: of a sister site is refused', { 'sec-fetch-site': 'same-site' }, 403],
    ['H1: that no page made is refused', { 'sec-fetch-site': 'none' }, 403],
    [
      'H1: of a trusted sister site passes',
      { origin: 'https://pay.example', 'sec-fetch-site': 'same-site' },
      201,
    ],
    ['H2: with the null origin is refused', { origin: 'null' }, 403],
    ['H2: with cookies and no word of its origin is refused', { cookie: 'session=1' }, 403],
    ['of a server, without cookies, passes', {}, 201],
    [
      'H4: sent by another site is refused by its referrer alone',
      { referer: 'https://evil.example/pay' },
      403,
    ],
    ['H4: with a referrer that is none is refused', { referer: 'garbage' }, 403],
    ['with a referrer of ours passes, cookies or not', { referer: `${OWN}/cart`, cookie: 'session=1' }, 201],
    [
      'H5: of an origin that only begins like a trusted one is refused',
      { origin: 'https://pay.example.evil' },
      403,
    ],
    ['H5: of a trusted host over http is refused', { origin: 'http://pay.example' }, 403],
    ['H5: of a subdomain is refused', { origin: 'https://a.pay.example' }, 403],
    ['H5: of another port is refused', { origin: 'https://pay.example:8443' }, 403],
    [
      'H5: of an origin in capitals, which no browser sends, is refused',
      { origin: 'https://PAY.example' },
      403,
    ],
  ])('%s', async (_what, headers, status) => {
    const shop = await startShop({ trustedOrigins: ['https://pay.example'] })
    expect((await create(shop, headers)).status).toBe(status)
    expect(shop.gateway.requests).toHaveLength(status === 201 ? 1 : 0)
  })
})

test('C20: two pages of different origins that call at the same moment are answered each as itself', async () => {
  const origins = ['https://pay.example', 'https://app.example', 'https://evil.example']
  const shop = await startShop({ trustedOrigins: origins.slice(0, 2), cors: true, limits: false })
  const calls = Array.from({ length: 60 }, (_, index) => origins[index % 3] ?? '')
  const answers = await Promise.all(
    calls.map((origin, index) =>
      shop.request('/payments', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': `k${index}`, origin },
        body: JSON.stringify({
          order: `o${index}`,
          method: 'pix',
          payer: { ...PAYER, city: `city-${index}` },
        }),
      }),
    ),
  )
  for (const [index, answer] of answers.entries()) {
    const origin = calls[index]
    const trusted = origin !== 'https://evil.example'
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual(
      trusted ? [201, origin] : [403, null],
    )
    if (trusted) expect((await answer.json()).payment.reference).toBe(`o${index}-1`)
  }
  for (const { body } of shop.gateway.requests) {
    const { reference, customer } = JSON.parse(body)
    expect(customer.city).toBe(`city-${String(reference).slice(1, -2)}`)
  }
})

describe('H6: calls from another origin', () => {
  const preflight = (shop: TestShop, path: string, origin: string) =>
    shop.request(path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    })
  const corsOf = (response: Response) =>
    [...response.headers].filter(([name]) => name.startsWith('access-control-')).map(([name]) => name)

  test('are closed by default, also to trusted origins', async () => {
    const shop = await startShop({ trustedOrigins: ['https://pay.example'] })
    const asked = await preflight(shop, '/payments', 'https://pay.example')
    expect([asked.status, asked.headers.get('allow'), corsOf(asked)]).toEqual([405, 'POST', []])
    const created = await create(shop, { origin: 'https://pay.example' })
    expect([created.status, corsOf(created), created.headers.get('vary')]).toEqual([201, [], null])
  })

  test('are open to exactly the trusted origins, without cookies, where the merchant says so', async () => {
    const shop = await startShop({ trustedOrigins: ['https://pay.example'], cors: true })
    const asked = await preflight(shop, '/payments', 'https://pay.example')
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-origin')).toBe('https://pay.example')
    expect(asked.headers.get('vary')).toBe('Origin')
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull()
    for (const name of [
      'authorization',
      'idempotency-key',
      'rumba-order',
      'rumba-reference',
      'if-none-match',
    ])
      expect(asked.headers.get('access-control-allow-headers')).toContain(name)

    const created = await create(shop, { origin: 'https://pay.example' })
    expect(created.headers.get('access-control-allow-origin')).toBe('https://pay.example')
    expect(created.headers.get('access-control-expose-headers')).toContain('retry-after')
    // A page can read why it was refused as well.
    const refused = await shop.request('/payments/me', { headers: { origin: 'https://pay.example' } })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
      401,
      'https://pay.example',
    ])
  })

  test('of anybody else learn nothing, and caches are told that the answer depends on who asks', async () => {
    const shop = await startShop({ trustedOrigins: ['https://pay.example'], cors: true })
    for (const origin of ['https://pay.example.evil', 'null', 'https://shop.example']) {
      const asked = await preflight(shop, '/payments', origin)
      expect([asked.status, corsOf(asked)]).toEqual([405, []])
      const read = await shop.request('/payments/me', { headers: { origin } })
      expect([corsOf(read), read.headers.get('vary')]).toEqual([[], 'Origin'])
    }
  })

  test('never reach the callback or the health check', async () => {
    const shop = await startShop({ trustedOrigins: ['https://pay.example'], cors: true })
    await shop.start()
    const transaction = shop.latest()
    const { body, headers } = shop.gateway.callback(transaction)
    const origin = 'https://pay.example'
    const answers = [
      await shop.proxy.fetch(
        new Request(transaction.callback_url, { method: 'OPTIONS', headers: { origin } }),
      ),
      await shop.proxy.fetch(
        new Request(transaction.callback_url, { method: 'POST', headers: { ...headers, origin }, body }),
      ),
      await shop.request('/health', { headers: { origin } }),
      await preflight(shop, '/health', origin),
    ]
    expect(answers.map(({ status }) => status)).toEqual([405, 200, 200, 405])
    expect(answers.flatMap(corsOf)).toEqual([])
  })
})
