import { parseOrder, parseStartedPayment, REFERENCE_HEADER } from '@rumba/core'
import { describe, expect, test } from 'vitest'
import { OrderTermsError } from './errors.ts'
import type { OrderTerms } from './options.ts'
import { startFakeGateway } from './testing/fakeGateway.ts'
import { startShop, TERMS } from './testing/shop.ts'
import { createTokens } from './tokens.ts'

const SIGNED = { ...TERMS, id: 'o7', amount: { minor: 990n, currency: 'BRL' } }

describe('a signed order', () => {
  test('is read and paid as it was signed, and the merchant is not asked', async () => {
    const shop = await startShop({
      resolveOrder: () => {
        throw new Error('asked')
      },
    })
    const order = await shop.proxy.orders.sign(SIGNED)
    const response = await shop.request('/order', { headers: { 'rumba-order': order } })
    expect(parseOrder(await response.json(), response.status).amount).toEqual(SIGNED.amount)
    const { payment } = await shop.start({ order })
    expect(payment).toMatchObject({ reference: 'o7-1', amount: SIGNED.amount })
    expect(shop.gateway.requests[0]?.body).toContain('"amount":9.90,')
  })

  test('needs no resolveOrder at all', async () => {
    const shop = await startShop({ resolveOrder: undefined as never })
    const { payment } = await shop.start({ order: await shop.proxy.orders.sign(SIGNED) })
    expect(payment.reference).toBe('o7-1')
    expect((await shop.create({ order: 'o7' })).status).toBe(401)
  })

  test('keeps every term through the token', async () => {
    const tokens = createTokens(['secret'])
    const terms: OrderTerms & { id: string } = {
      id: 'o7',
      amount: { minor: 150050n, currency: 'CLP', exponent: 2 },
      methods: ['pix', { code: 'paysafecard', amount: { minor: 5n, currency: 'EUR' } }],
      payer: { firstName: 'João' },
      extra: { minor: '12' },
    }
    expect(await tokens.verify('order', await tokens.sign('order', [terms, 0], 1_000), 500)).toEqual([
      terms,
      0,
    ])
  })

  test('D2: is refused when a character was changed, out of date, from the future, of another key or kind', async () => {
    const gateway = await startFakeGateway()
    const shop = await startShop({ gateway })
    const stranger = await startShop({
      gateway,
      credentials: { login: 'a', key: 'b', password: 'another-password' },
    })
    const order = await shop.proxy.orders.sign(SIGNED, 60_000)
    const [version, payload = '', mac = ''] = order.split('.')
    const answers: string[] = []
    const ask = async (text: string): Promise<void> => {
      for (const response of [
        await shop.create({ order: text }),
        await shop.request('/order', { headers: { 'rumba-order': text } }),
      ])
        answers.push(`${response.status} ${await response.text()}`)
    }
    for (const index of [3, 20, payload.length - 2])
      await ask(
        `${version}.${payload.slice(0, index)}${payload[index] === 'A' ? 'B' : 'A'}${payload.slice(index + 1)}.${mac}`,
      )
    await ask(`${version}.${payload}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`)
    await ask(await stranger.proxy.orders.sign(SIGNED))
    await ask((await shop.start()).token)
    shop.advance(-31_000)
    await ask(order)
    shop.advance(31_000 + 60_000 + 30_000)
    await ask(order)
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^401 .*TOKEN_REFUSED/)
    await gateway.close()
  })

  test.each<[string, Partial<typeof SIGNED>]>([
    ['an amount of nothing', { amount: { minor: 0n, currency: 'BRL' } }],
    ['a currency that is none', { amount: { minor: 1n, currency: 'R$' } }],
    ['an id that no reference can be made of', { id: 'a b' }],
    ['more than a header holds', { description: 'x'.repeat(4_000) }],
  ])('is not made of %s', async (_what, changes) => {
    const shop = await startShop()
    await expect(shop.proxy.orders.sign({ ...SIGNED, ...changes })).rejects.toThrow(OrderTermsError)
  })
})

describe('D8: an address to send the buyer back to', () => {
  const start = async (terms: Partial<OrderTerms>) => {
    const shop = await startShop({
      terms: { ...TERMS, ...terms },
      trustedOrigins: ['https://www.shop.example'],
    })
    const response = await shop.create()
    const body = shop.gateway.requests[0]?.body
    return { status: response.status, sent: body === undefined ? undefined : JSON.parse(body), shop }
  }

  test.each([
    ['/orders/o1?paid=1#top', 'https://shop.example/orders/o1?paid=1#top'],
    ['/', 'https://shop.example/'],
    ['https://shop.example/done', 'https://shop.example/done'],
    ['https://www.shop.example/done', 'https://www.shop.example/done'],
  ])('%s is sent as %s', async (returnUrl, sent) => {
    expect((await start({ returnUrl })).sent.redirect_url).toBe(sent)
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    'https:evil.example',
    'https://evil.example/',
    'https://shop.example.evil/',
    'https://shop.example@evil.example/',
    'http://shop.example/',
    'javascript:alert(1)',
    '/ok\r\nlocation: https://evil.example',
    '/ok\u0000',
    'https://shop.example/\tx',
    'done',
    '',
  ])('%j is refused, and the gateway hears nothing', async address => {
    for (const terms of [{ returnUrl: address }, { cancelUrl: address }]) {
      const { status, sent, shop } = await start(terms)
      expect([status, sent]).toEqual([404, undefined])
      expect(shop.events).toContainEqual({
        type: 'terms_refused',
        fault: expect.stringMatching(/^(returnUrl|cancelUrl) is neither/),
      })
    }
  })
})

describe('a page that comes back without its token', () => {
  const ask = (shop: Awaited<ReturnType<typeof startShop>>, reference: string) =>
    shop.request('/payments/me', { headers: { [REFERENCE_HEADER]: reference, cookie: 'session=ana' } })

  test('goes on when the merchant vouches for its visitor', async () => {
    const asked: unknown[] = []
    const shop = await startShop({
      authorize: (request, reference) => {
        asked.push([request.headers.get('cookie'), reference])
        return reference === 'o1-1'
      },
    })
    await shop.start()
    const response = await ask(shop, 'o1-1')
    const { token, payment } = parseStartedPayment(await response.json(), response.status)
    expect(payment.reference).toBe('o1-1')
    expect(asked).toEqual([['session=ana', 'o1-1']])
    const read = await shop.read(token)
    expect(read.status).toBe(200)
  })

  test('E8: gets nothing by a reference alone, and cannot tell one that exists', async () => {
    const answers: string[] = []
    const note = async (response: Response) => answers.push(`${response.status} ${await response.text()}`)
    const closed = await startShop()
    await closed.start()
    await note(await ask(closed, 'o1-1'))
    const refusing = await startShop({ authorize: () => false })
    await refusing.start()
    await note(await ask(refusing, 'o1-1'))
    // Anything but `true` is no permission.
    const careless = await startShop({ authorize: () => 'yes' as never })
    await careless.start()
    await note(await ask(careless, 'o1-1'))
    const open = await startShop({ authorize: () => true })
    await note(await ask(open, 'o9-1'))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^404 /)
  })

  test('on another device goes on by the resume token alone, and learns of no other payment', async () => {
    const shop = await startShop()
    const { resume = '', payment } = await shop.start()
    const answer = await ask(shop, resume)
    const resumed = parseStartedPayment(await answer.json(), answer.status)
    expect(resumed.payment).toEqual(payment)
    const read = await shop.read(resumed.token)
    expect(read.status).toBe(200)
  })

  test('E7: by a resume token that is an hour old, changed, or of another purpose gets nothing', async () => {
    const shop = await startShop({ authorize: () => true })
    const { resume = '', token } = await shop.start()
    expect((await ask(shop, token)).status).toBe(404)
    expect((await ask(shop, `${resume.slice(0, -2)}AA`)).status).toBe(404)
    shop.advance(3_600_000 + 29_000)
    expect((await ask(shop, resume)).status).toBe(200)
    shop.advance(2_000)
    expect((await ask(shop, resume)).status).toBe(404)
  })

  test('reads nothing and starts nothing with the resume token itself', async () => {
    const shop = await startShop()
    const { resume = '' } = await shop.start()
    const headers = { authorization: `Bearer ${resume}` }
    for (const path of ['/payments/me', '/payments/me/events'])
      expect((await shop.request(path, { headers })).status).toBe(401)
    expect((await shop.create({ order: resume })).status).toBe(401)
  })

  test('asks 30 times in a minute from one address', async () => {
    const shop = await startShop({ limits: { resumes: 2 }, authorize: () => true })
    await shop.start()
    const send = () =>
      shop.proxy.fetch(
        new Request('https://shop.example/api/rumba/payments/me', {
          headers: { [REFERENCE_HEADER]: 'o1-1' },
        }),
        '203.0.113.5',
      )
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 429])
  })
})
