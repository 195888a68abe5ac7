import { type PaymentSnapshot, parseSnapshot, parseStartedPayment } from '@rumba/core'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { until } from './testing/engines.ts'
import { CREDENTIALS, type FakeGateway, startFakeGateway } from './testing/fakeGateway.ts'
import {
  answeredBy,
  CLOSED_UNHEARD,
  CUT,
  delayed,
  dripping,
  type Fault,
  MUTE,
  RESET,
  RESET_UNHEARD,
  rewritten,
  SILENCE,
  startWire,
  type Wire,
} from './testing/faultyWire.ts'
import { payAndCallBack, problemOf, startShop, type TestShop } from './testing/shop.ts'

interface WiredShop extends TestShop {
  readonly wire: Wire
  readonly gateway: FakeGateway
  /** How long it waited between tries, in milliseconds. */
  readonly waits: number[]
  snapshot(token: string): Promise<PaymentSnapshot>
  /** How often the proxy has sent a request with this verb. */
  sent(verb: 'POST' | 'GET'): number
  alarms(): string[]
}

/** A shop that has only a wire to its gateway. */
const startWiredShop = async (
  options: Parameters<typeof startShop>[0] & { scheme?: 'http' | 'https' } = {},
): Promise<WiredShop> => {
  const { scheme = 'http', ...rest } = options
  const gateway = await startFakeGateway()
  const wire = await startWire(Number(new URL(gateway.url).port))
  onTestFinished(async () => {
    await wire.close()
    await gateway.close()
  })
  const waits: number[] = []
  const shop = await startShop({
    gateway,
    gatewayUrl: `${scheme}://127.0.0.1:${wire.port}/v1/`,
    sleep: async ms => void waits.push(ms),
    ...rest,
  })
  return {
    ...shop,
    wire,
    waits,
    async snapshot(token) {
      const response = await shop.read(token)
      return parseSnapshot(await response.json(), response.status)
    },
    sent: verb => wire.said.filter(bytes => bytes.toString('latin1').startsWith(`${verb} `)).length,
    alarms: () => shop.events.flatMap(event => (event.type === 'gateway_untrusted' ? event.reason : [])),
  }
}

const once = (wire: Wire, fault: Fault): Fault => ({
  asked(bytes, ends) {
    wire.fault = undefined
    fault.asked?.(bytes, ends)
  },
})

const http = (status: number, body = '', headers = ''): string =>
  `HTTP/1.1 ${status} Any\r\ncontent-length: ${body.length}\r\nconnection: close\r\n${headers}\r\n${body}`
const HTML = '<h1>We will be back soon</h1>'
const UNSIGNED = rewritten(text => text.replace(/^signature: .*\r\n/im, ''))
const WRONGLY_SIGNED = rewritten(text => text.replace(/^signature: ./im, 'signature: g'))
const REDIRECT = answeredBy(http(307, '', 'location: http://127.0.0.1:9/\r\n'))

afterEach(() => void vi.useRealTimers())

/** What goes wrong, whether the gateway hears of the call all the same, and which alarm the merchant gets. */
const AFTER_SENDING: readonly [string, Fault, heard: boolean, alarm?: string][] = [
  ['F15: a reset before the gateway heard it', RESET_UNHEARD, false],
  ['F15: a reset in place of the answer', RESET, true],
  ['F15: an answer cut in its last bytes', CUT, true],
  ['F16: an HTTP 500 in place of the answer', rewritten(() => http(500, 'oops')), true],
  ['F16: an HTTP 502 in HTML from something in between', answeredBy(http(502, HTML)), false],
  ['F16: an HTTP 503 with Retry-After', answeredBy(http(503, HTML, 'retry-after: 1\r\n')), false],
  ['F16: an HTTP 504 though the gateway has done it', rewritten(() => http(504, HTML)), true],
  ['F16: an HTTP 408', answeredBy(http(408)), false],
  ['F16: HTML with HTTP 200', rewritten(() => http(200, HTML)), true, 'signature'],
  ['F16: an empty body', rewritten(() => http(200)), true, 'signature'],
  ['F10: an answer without its signature', UNSIGNED, true, 'signature'],
  ['F10: an answer with a wrong signature', WRONGLY_SIGNED, true, 'signature'],
  ['F9: a redirect', REDIRECT, false, 'redirect'],
]

/** Whatever was lost: nothing is sent again, and what the gateway knows of is paid by its callback. */
const settleUnknown = async (shop: WiredShop, response: Response, heard: boolean): Promise<void> => {
  expect(response.status).toBe(202)
  const { payment, token } = parseStartedPayment(await response.json(), response.status)
  expect(payment).toMatchObject({ reference: 'o1-1', status: 'unknown' })
  expect(payment.challenge).toBeUndefined()

  for (const key of ['one-key', 'another-tab'])
    expect((await shop.start({}, key)).payment).toMatchObject({ reference: 'o1-1', status: 'unknown' })
  expect([shop.sent('POST'), shop.sent('GET'), shop.waits]).toEqual([1, 0, []])
  expect(shop.gateway.requests).toHaveLength(heard ? 1 : 0)

  shop.wire.fault = undefined
  expect(await shop.proxy.reconcile()).toEqual({ settled: 0, open: 0, waiting: 1, failed: 0 })
  expect(shop.sent('POST')).toBe(1)
  if (!heard) {
    // Nobody ever saw a code, so a new one is safe once the old call is over.
    shop.advance(20_001)
    expect((await shop.start({}, 'later')).payment).toMatchObject({ reference: 'o1-2', status: 'created' })
  }
  await payAndCallBack(shop)
  expect(shop.paid.map(event => event.id)).toEqual([heard ? 'paid_o1-1' : 'paid_o1-2'])
  expect((await shop.snapshot(token)).payment.status).toBe(heard ? 'success' : 'unknown')
}

describe('a create call on the way to the gateway', () => {
  test.each(AFTER_SENDING)(
    '%s leaves it unknown: sent once, never shown as failed, settled by the callback',
    async (_what, fault, heard, alarm) => {
      const shop = await startWiredShop()
      shop.wire.fault = fault
      const response = await shop.create({}, 'one-key')
      expect(shop.alarms()).toEqual(alarm === undefined ? [] : [alarm])
      expect(shop.events).toContainEqual(
        expect.objectContaining({ type: 'outcome_unknown', reference: 'o1-1' }),
      )
      await settleUnknown(shop, response, heard)
    },
  )

  test.each<[string, Fault, boolean]>([
    ['a half-open connection', SILENCE, false],
    ['a gateway whose answer never comes', MUTE, true],
    ['an answer that drips', dripping(100), true],
  ])('F15: %s is given up after 15 seconds and leaves it unknown', async (_what, fault, heard) => {
    const shop = await startWiredShop()
    shop.wire.fault = fault
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const creating = shop.create({}, 'one-key')
    await until(() => (heard ? shop.gateway.requests.length : shop.sent('POST')) === 1)
    await vi.advanceTimersByTimeAsync(15_000)
    const response = await creating
    vi.useRealTimers()
    expect(shop.waits).toEqual([])
    await settleUnknown(shop, response, heard)
  })

  test.each<[string, Fault]>([
    ['an answer that comes late', delayed(300)],
    ['an answer in drops', dripping(1, 10)],
  ])('%s, but in time, is an answer like any other', async (_what, fault) => {
    const shop = await startWiredShop()
    shop.wire.fault = fault
    expect((await shop.start()).payment).toMatchObject({ status: 'created', challenge: { kind: 'qr' } })
    await payAndCallBack(shop)
    expect(shop.paid).toHaveLength(1)
  })

  test.each<[string, 'http' | 'https', (wire: Wire) => unknown]>([
    ['a refused connection', 'http', wire => wire.down()],
    ['a connection that closes before TLS', 'https', wire => (wire.fault = CLOSED_UNHEARD)],
  ])(
    'F14: %s means that nothing was sent: tried three times, then the page may press again',
    async (_what, scheme, spoil) => {
      const shop = await startWiredShop({ scheme })
      await spoil(shop.wire)
      const response = await shop.create({}, 'one-key')
      expect(await problemOf(response)).toMatchObject({
        status: 503,
        code: 'GATEWAY_UNAVAILABLE',
        outcome: 'none',
        retryable: true,
      })
      expect(shop.waits).toHaveLength(2)
      expect(await shop.proxy.payments.listOpen()).toEqual([])
      expect(shop.gateway.requests).toEqual([])
      if (scheme === 'https') return
      await shop.wire.up()
      expect((await shop.start({}, 'one-key')).payment).toMatchObject({
        reference: 'o1-2',
        status: 'created',
      })
      await payAndCallBack(shop)
      expect(shop.paid.map(event => event.id)).toEqual(['paid_o1-2'])
    },
  )

  test('F24: with calls suspended nothing is sent: the page hears how long, and may press again', async () => {
    const shop = await startWiredShop()
    shop.wire.fault = answeredBy(http(503, HTML))
    for (let order = 1; order <= 5; order++) await shop.start({ order: `o${order}` })
    const response = await shop.create({ order: 'o6' }, 'one-key')
    expect(await problemOf(response)).toMatchObject({ code: 'GATEWAY_UNAVAILABLE', outcome: 'none' })
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(shop.sent('POST')).toBe(5)
    shop.wire.fault = undefined
    shop.advance(10_000)
    expect((await shop.start({ order: 'o6' }, 'one-key')).payment.status).toBe('created')
    await payAndCallBack(shop)
    expect(shop.paid.map(event => event.order)).toEqual(['o6'])
  })

  test('a 429 was not carried out: sent once more after the time that it names, in one payment', async () => {
    const shop = await startWiredShop()
    shop.wire.fault = once(shop.wire, answeredBy(http(429, '{}', 'retry-after: 3\r\n')))
    expect((await shop.start()).payment).toMatchObject({ reference: 'o1-1', status: 'created' })
    expect([shop.sent('POST'), shop.waits, shop.gateway.transactions.length]).toEqual([2, [3_000], 1])
    await payAndCallBack(shop)
    expect(shop.paid).toHaveLength(1)
  })

  test('a 429 that stays ends in 503 with the time to wait, and nothing was charged', async () => {
    const shop = await startWiredShop()
    shop.wire.fault = answeredBy(http(429, '{}', 'retry-after: 60\r\n'))
    const response = await shop.create()
    expect(await problemOf(response)).toMatchObject({ status: 503, outcome: 'none', retryAfterMs: 60_000 })
    expect([response.headers.get('retry-after'), shop.sent('POST'), shop.waits]).toEqual(['60', 1, []])
  })

  test.each([401, 403])(
    'F23: a %i was not carried out: sent once more with the other credential, then no more',
    async status => {
      const { login, key, password } = CREDENTIALS
      const credentials = { login, key: ['next-key', key], password: ['next-password', password] } as const
      const shop = await startWiredShop({ credentials })
      shop.wire.fault = once(shop.wire, answeredBy(http(status, '{}')))
      expect((await shop.start()).payment.status).toBe('created')
      expect([shop.sent('POST'), shop.gateway.transactions.length]).toEqual([2, 1])
      shop.wire.fault = answeredBy(http(status, '{}'))
      expect(await problemOf(await shop.create({ order: 'o2' }))).toMatchObject({
        status: 503,
        outcome: 'none',
      })
      expect([shop.sent('POST'), shop.waits]).toEqual([4, []])
    },
  )
})

/** What goes wrong, how often the question is put, and which alarm the merchant gets each time. */
const UNANSWERED: readonly [string, Fault | 'down', tries: number, alarm?: string][] = [
  ['F14: a refused connection', 'down', 0],
  ['F15: a reset in place of the answer', RESET, 3],
  ['F15: an answer cut in its last bytes', CUT, 3],
  ['F16: an HTTP 500 in place of the answer', rewritten(() => http(500, 'oops')), 3],
  ['F16: an HTTP 502 in HTML from something in between', answeredBy(http(502, HTML)), 3],
  ['F16: an HTTP 408', answeredBy(http(408)), 3],
  ['F16: HTML with HTTP 200', rewritten(() => http(200, HTML)), 2, 'signature'],
  ['F10: an answer without its signature', UNSIGNED, 2, 'signature'],
  ['F10: an answer with a wrong signature', WRONGLY_SIGNED, 2, 'signature'],
  ['F9: a redirect', REDIRECT, 1, 'redirect'],
  ['a 401', answeredBy(http(401, '{}')), 1],
  ['a 429 without a time', answeredBy(http(429, '{}')), 1],
  ['a 429 with a time', answeredBy(http(429, '{}', 'retry-after: 1\r\n')), 2],
]

/** The page gets what is stored; the payment is settled by reconcile when the wire is whole again. */
const settleStale = async (shop: WiredShop, token: string, page: PaymentSnapshot): Promise<void> => {
  expect(page).toMatchObject({ payment: { status: 'created' }, stale: true })
  expect(page.payment.challenge).toBeDefined()
  expect(shop.paid).toEqual([])
  shop.wire.fault = undefined
  // Calls may be suspended for as long.
  shop.advance(10_000)
  expect(await shop.proxy.reconcile()).toEqual({ settled: 1, open: 0, waiting: 0, failed: 0 })
  await shop.settled()
  expect(shop.paid.map(event => event.id)).toEqual(['paid_o1-1'])
  const after = await shop.snapshot(token)
  expect([after.payment.status, after.stale]).toEqual(['success', undefined])
}

describe('a question on the way to the gateway, about a payment whose callback never comes', () => {
  /** Created, paid at the gateway, and no callback. */
  const startUntold = async (): Promise<{ shop: WiredShop; token: string }> => {
    const shop = await startWiredShop()
    const { token } = await shop.start()
    shop.latest().status = 'success'
    shop.advance(2_001)
    return { shop, token }
  }

  test.each(UNANSWERED)(
    '%s: the page gets what is stored, marked stale, until reconcile gets the answer',
    async (_what, fault, tries, alarm) => {
      const { shop, token } = await startUntold()
      if (fault === 'down') await shop.wire.down()
      else shop.wire.fault = fault
      const page = await shop.snapshot(token)
      expect(shop.sent('GET')).toBe(tries)
      expect(shop.alarms()).toEqual(alarm === undefined ? [] : Array(tries).fill(alarm))
      expect(await shop.proxy.reconcile()).toEqual({ settled: 0, open: 0, waiting: 0, failed: 1 })
      if (fault === 'down') await shop.wire.up()
      await settleStale(shop, token, page)
    },
  )

  test.each<[string, Fault, boolean]>([
    ['a half-open connection', SILENCE, false],
    ['a gateway whose answer never comes', MUTE, true],
    ['an answer that drips', dripping(100), true],
  ])('F15: %s is given up after 8 seconds, and the page gets what is stored', async (_what, fault, heard) => {
    const { shop, token } = await startUntold()
    shop.wire.fault = fault
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const reading = shop.snapshot(token)
    await until(() => (heard ? shop.gateway.requests.length === 2 : shop.sent('GET') === 1))
    await vi.advanceTimersByTimeAsync(8_000)
    const page = await reading
    vi.useRealTimers()
    expect(shop.sent('GET')).toBe(1)
    await settleStale(shop, token, page)
  })

  test.each<[string, Fault]>([
    ['F21: one that fails once', RESET_UNHEARD],
    ['one that a 429 puts off', answeredBy(http(429, '{}', 'retry-after: 2\r\n'))],
  ])('%s is put again, and the page never notices', async (_what, fault) => {
    const { shop, token } = await startUntold()
    shop.wire.fault = once(shop.wire, fault)
    const page = await shop.snapshot(token)
    expect([page.payment.status, page.stale]).toEqual(['success', undefined])
    expect([shop.sent('GET'), shop.waits.length]).toEqual([2, 1])
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('a fault while a callback is confirmed puts that off: acknowledged, not paid, confirmed later', async () => {
    const { shop, token } = await startUntold()
    shop.wire.fault = answeredBy(http(502, HTML))
    expect((await shop.callBack(shop.latest())).status).toBe(200)
    await shop.settled()
    expect(shop.paid).toEqual([])
    expect((await shop.snapshot(token)).payment.status).toBe('created')
    shop.wire.fault = undefined
    shop.advance(60_000)
    await shop.settled()
    expect(shop.paid.map(event => event.id)).toEqual(['paid_o1-1'])
  })
})
