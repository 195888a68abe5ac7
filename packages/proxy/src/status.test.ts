import { parseSnapshot, type StartedPayment } from '@rumba/core'
import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Store } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'
import { CREDENTIALS, signAs } from './testing/fakeGateway.ts'
import { startShop, TERMS, type TestShop } from './testing/shop.ts'
import { createTokens } from './tokens.ts'

const read = (
  shop: TestShop,
  { token }: Pick<StartedPayment, 'token'>,
  path = '',
  headers: Record<string, string> = {},
) => shop.request(`/payments/me${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })

/** Memory that counts how often it is asked for a payment. */
const countReads = (): { store: Store; reads: () => number } => {
  const store = createMemoryStore()
  let count = 0
  const get: Store['get'] = reference => {
    count += 1
    return store.get(reference)
  }
  return { store: { ...store, get }, reads: () => count }
}

const REPLIES = vectors.envelopes
  .filter(({ kind, json }) => kind === 'payment-reply' && json)
  .map(({ id, text }) => [id, JSON.parse(text) as object] as const)

describe('reading a payment', () => {
  test('E1, E2, E3, E4: needs its token, and every wrong one gets the same answer and costs nothing', async () => {
    const { store, reads } = countReads()
    const shop = await startShop({ store })
    const { token } = await shop.start()
    const asked = shop.gateway.requests.length
    const foreign = createTokens(['another-password'])
    const own = createTokens([CREDENTIALS.password])
    const soon = Date.now() + 60_000
    const before = reads()
    const answers = []
    for (const wrong of [
      '',
      'o1-1',
      shop.latest().request_id,
      `${token}x`,
      token.replace(/^v1\.../, 'v1.AA'),
      await foreign.sign('status', 'o1-1', soon),
      await own.sign('status', 'o1-1', Date.now() - 31_000),
      await own.sign('callback', ['o1-1', TERMS.amount], soon),
      await own.sign('order', [{ ...TERMS, id: 'o1-1' }, Date.now()], soon),
      shop.latest().callback_url.split('/').at(-1) ?? '',
    ]) {
      for (const path of ['', '/events']) {
        const response = await read(shop, { token: wrong }, path)
        answers.push(`${response.status} ${await response.text()}`)
      }
    }
    for (const authorization of [undefined, token, `Basic ${token}`, `bearer ${token}`]) {
      const init = authorization === undefined ? {} : { headers: { authorization } }
      const response = await shop.request('/payments/me', init)
      answers.push(`${response.status} ${await response.text()}`)
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^401 /)
    expect([shop.gateway.requests.length, reads()]).toEqual([asked, before])
    expect((await read(shop, { token })).status).toBe(200)
    expect(reads()).toBeGreaterThan(before)
  })

  test('E1: of one payment tells nothing of another', async () => {
    const shop = await startShop()
    const first = await shop.start()
    const second = await shop.start({ order: 'o2' })
    expect((await (await read(shop, first)).json()).payment.reference).toBe('o1-1')
    expect((await (await read(shop, second)).json()).payment.reference).toBe('o2-1')
  })

  test('E6: is refused a token in the address, right as it may be', async () => {
    const shop = await startShop()
    const { token } = await shop.start()
    for (const path of [`?token=${token}`, `?access_token=${token}`, `/${token}`])
      expect([401, 404]).toContain((await shop.request(`/payments/me${path}`)).status)
    expect((await shop.request(`/payments/me/events?token=${token}`)).status).toBe(401)
  })

  test('E1: is refused a day after the code has expired', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.advance(86_400_000 + 30_000)
    expect((await read(shop, started)).status).toBe(401)
  })

  test('E10: tells the browser only what it may know, and no cache keeps it', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await read(shop, started)
    const body = await response.json()
    expect(Object.keys(body).sort()).toEqual(['now', 'payment', 'pollAfterMs'])
    expect(Object.keys(body.payment).sort()).toEqual([
      'amount',
      'challenge',
      'createdAt',
      'description',
      'method',
      'payee',
      'reference',
      'status',
      'version',
    ])
    expect(JSON.stringify(body)).not.toContain('11144477735')
    expect(response.headers.get('cache-control')).toContain('no-store')
  })

  test.each(REPLIES)(
    'E10, E11: tells no more of the published reply %s, whatever else is in it',
    async (_id, published) => {
      const shop = await startShop()
      shop.gateway.faults.push((response, own) => {
        const { reference, request_id, amount, currency } = JSON.parse(own)
        const body = JSON.stringify({
          ...published,
          error_code: 0,
          ...{ reference, request_id, amount, currency },
          identifier: 'canary-customer',
          requisites: { pan: 'canary-pan' },
          extra: { route: 'canary-route' },
          billing_amount: 777.77,
          surprise: { deep: 'canary-surprise' },
        })
        response.writeHead(200, { signature: signAs(body) }).end(body)
      })
      const response = await shop.create()
      expect(response.status).toBe(201)
      const text = await response.text()
      const { token, resume, ...body } = JSON.parse(text)
      const allowed = [
        ...['amount', 'challenge', 'createdAt', 'description', 'expiresAt', 'method', 'payee'],
        ...['reference', 'status', 'version'],
      ]
      expect(Object.keys(body).sort()).toEqual(['now', 'payment', 'pollAfterMs'])
      expect(resume).not.toBe(token)
      expect(Object.keys(body.payment).filter(key => !allowed.includes(key))).toEqual([])
      expect(text).not.toMatch(/canary|777\.?77/)
      expect(await (await read(shop, { token })).text()).not.toMatch(/canary|777\.?77/)
    },
  )

  test('while the store is down says so, and that asking again will help', async () => {
    const store = createMemoryStore()
    let down = false
    const failure = new Error('down')
    const orDown = <Value>(value: Promise<Value>): Promise<Value> => (down ? Promise.reject(failure) : value)
    const heard: unknown[] = []
    const shop = await startShop({
      onError: error => heard.push((error as Error).cause),
      store: {
        ...store,
        get: reference => orDown(store.get(reference)),
        list: order => orDown(store.list(order)),
      },
    })
    const started = await shop.start()
    down = true
    for (const response of [
      await read(shop, started),
      await read(shop, started, '/events'),
      await shop.request('/order', { headers: { 'rumba-order': 'o1' } }),
    ]) {
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({
        code: 'STORE_UNAVAILABLE',
        outcome: 'none',
        retryable: true,
      })
    }
    expect(heard).toEqual([failure, failure, failure])
    expect(shop.events).toContainEqual({ type: 'request_failed', code: 'STORE_UNAVAILABLE' })
    down = false
    expect((await read(shop, started)).status).toBe(200)
  })

  test('E16: answers 304 while nothing has changed', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const etag = (await read(shop, started)).headers.get('etag') ?? ''
    // Something in front that compresses makes it a weak one, which is compared all the same (RFC 9110 §13.1.2).
    for (const known of [etag, `W/${etag}`])
      expect((await read(shop, started, '', { 'if-none-match': known })).status).toBe(304)
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    expect((await read(shop, started, '', { 'if-none-match': etag })).status).toBe(200)
  })

  test('asks the gateway at its pace, once for all who ask', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const asked = () => shop.gateway.requests.filter(({ method }) => method === 'GET').length
    await Promise.all(Array.from({ length: 50 }, () => read(shop, started)))
    expect(asked()).toBe(0)
    shop.advance(2_001)
    await Promise.all(Array.from({ length: 50 }, () => read(shop, started)))
    expect(asked()).toBe(1)
    // A clock that is set back keeps nothing fresh.
    shop.advance(-3_600_000)
    await read(shop, started)
    expect(asked()).toBe(2)
  })

  test('asks no sooner for those who come while the answer is being read from a slow store', async () => {
    const fast = createMemoryStore()
    const get: Store['get'] = async reference => {
      await new Promise(resolve => setTimeout(resolve, 20))
      return fast.get(reference)
    }
    const shop = await startShop({ store: { ...fast, get } })
    const started = await shop.start()
    shop.advance(2_001)
    const reads: Promise<Response>[] = []
    for (let index = 0; index < 40; index++) {
      reads.push(read(shop, started))
      await new Promise(resolve => setTimeout(resolve, 4))
    }
    await Promise.all(reads)
    expect(shop.gateway.requests.filter(({ method }) => method === 'GET')).toHaveLength(1)
  })

  test('asks about thirty-two payments at once, in turn, and keeps no page waiting for the turn of its own', async () => {
    const shop = await startShop({ limits: false })
    const pages: StartedPayment[] = []
    for (let index = 0; index < 80; index++) pages.push(await shop.start({ order: `o${index}` }))
    let answer = (): void => {}
    shop.gateway.hold = new Promise(resolve => {
      answer = resolve
    })
    const asked = () =>
      shop.gateway.requests.filter(({ method }) => method === 'GET').map(({ path }) => path.slice(-2))
    shop.advance(2_001)
    const answers = pages.map(page => read(shop, page))
    // Those whose turn has not come get what is stored.
    for (const waiting of answers.slice(32))
      expect(parseSnapshot(await (await waiting).json()).payment.status).toBe('created')
    await vi.waitFor(() => expect(asked()).toHaveLength(32))
    const transaction = shop.gateway.transactions[79]
    if (!transaction) throw new Error('the gateway has not seen the last create call')
    transaction.status = 'success'
    await shop.callBack(transaction)
    answer()
    await Promise.all(answers)
    await vi.waitFor(() => expect(new Set(asked()).size).toBe(80))
    // The one that was claimed as paid first, and nobody twice.
    expect(asked().indexOf('80')).toBe(32)
    expect(asked()).toHaveLength(80)
    expect(parseSnapshot(await (await read(shop, pages[79] as StartedPayment)).json()).payment.status).toBe(
      'success',
    )
  })

  test('sees a payment whose callback never came', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.latest().status = 'success'
    shop.advance(2_001)
    expect(parseSnapshot(await (await read(shop, started)).json()).payment.status).toBe('success')
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('E14: says when the gateway could not be asked, and does not call silence a failure', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.advance(2_001)
    shop.gateway.faults.push('unsigned', 'unsigned')
    expect(parseSnapshot(await (await read(shop, started)).json())).toMatchObject({
      stale: true,
      payment: { status: 'created' },
    })
  })

  test('E17: can be held until something changes', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const waiting = read(shop, started, '?wait=25', { 'if-none-match': `"${started.payment.version}"` })
    await new Promise(resolve => setTimeout(resolve, 20))
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    expect(parseSnapshot(await (await waiting).json()).payment.status).toBe('declined')
  })

  test('E17: held for a second that changes nothing answers 304', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await read(shop, started, '?wait=1', { 'if-none-match': `"${started.payment.version}"` })
    expect(response.status).toBe(304)
  })
})

describe('the event stream', () => {
  const events = async function* (response: Response) {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) yield decoder.decode(chunk)
  }

  test('E18: begins with a snapshot, writes each change and ends when the payment is final', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await read(shop, started, '/events')
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const seen: string[] = []
    for await (const text of events(response)) {
      const data = /^data: (.*)$/m.exec(text)?.[1]
      if (!data) continue
      const { payment } = parseSnapshot(JSON.parse(data))
      seen.push(payment.status)
      if (payment.status === 'created') {
        shop.latest().status = 'pending'
        await shop.callBack(shop.latest())
      }
      if (payment.status === 'pending') {
        shop.latest().status = 'success'
        await shop.callBack(shop.latest())
      }
    }
    expect(seen.filter((status, index) => status !== seen[index - 1])).toEqual([
      'created',
      'pending',
      'success',
    ])
  })

  test('E18: resumed with the last version it saw does not repeat it', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await read(shop, started, '/events', {
      'last-event-id': String(started.payment.version),
    })
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    let text = ''
    for await (const chunk of events(response)) text += chunk
    expect(text.match(/^data:/gm)).toHaveLength(1)
    expect(text).toContain('"status":"declined"')
  })

  test('E18: cut in the middle loses nothing: what changed meanwhile comes first when it is opened again', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const first = events(await read(shop, started, '/events'))
    while (!(await first.next()).value?.includes('"created"'));
    await first.return(undefined)
    await shop.callBack({ ...shop.latest(), status: 'pending' })
    await shop.callBack({ ...shop.latest(), status: 'declined' })
    const again = await read(shop, started, '/events', { 'last-event-id': String(started.payment.version) })
    let text = ''
    for await (const chunk of events(again)) text += chunk
    expect(text.match(/^data:/gm)).toHaveLength(1)
    expect(text).toContain('"status":"declined"')
  })

  test('E18: beats every 25 seconds and ends by itself after 55, with the pause before the next', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const shop = await startShop()
    const response = await read(shop, await shop.start(), '/events')
    let text = ''
    let ended = false
    const reading = (async () => {
      for await (const chunk of events(response)) text += chunk
      ended = true
    })()
    await vi.advanceTimersByTimeAsync(54_999)
    expect(ended).toBe(false)
    expect(text.match(/^: alive$/gm)).toHaveLength(2)
    expect(text).toMatch(/^retry: 1000$/m)
    await vi.advanceTimersByTimeAsync(1)
    await reading
    expect(ended).toBe(true)
  })

  test('E18: says a word at least every 25 seconds whenever it was opened, and none is woken once all have gone', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const shop = await startShop({ limits: { streams: 10 } })
    const started = await shop.start()
    // What watched over the create call is over.
    await vi.advanceTimersByTimeAsync(20_000)
    const idle = vi.getTimerCount()
    const pages: { text: string; reader: ReadableStreamDefaultReader<Uint8Array> | undefined }[] = []
    for (const opened of [0, 100, 249, 250, 7_777]) {
      await vi.advanceTimersByTimeAsync(opened)
      const reader = (await read(shop, started, '/events')).body?.getReader()
      const page = { text: '', reader }
      const reading = async (): Promise<void> => {
        for (;;) {
          const { done, value } = (await reader?.read()) ?? { done: true }
          if (done) return
          page.text += new TextDecoder().decode(value)
        }
      }
      void reading()
      pages.push(page)
    }
    const heard = () => pages.map(({ text }) => text.match(/^: alive$/gm)?.length ?? 0)
    await vi.advanceTimersByTimeAsync(25_000 - 8_376)
    expect([heard()[0], heard()[4]]).toEqual([1, 0])
    await vi.advanceTimersByTimeAsync(8_376)
    expect(heard()).toEqual([1, 1, 1, 1, 1])
    for (const { reader } of pages) await reader?.cancel()
    expect(vi.getTimerCount()).toBe(idle)
  })

  test('E20: of a thousand clients that went away leaves no timer, no listener and no place taken', async () => {
    const { store, reads } = countReads()
    const shop = await startShop({ store, limits: { streams: 1, held: 1, reads: 10_000 } })
    const started = await shop.start()
    const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
    const before = timers()
    for (let index = 0; index < 1_000; index++) {
      const stream = await read(shop, started, '/events')
      expect(stream.status).toBe(200)
      await stream.body?.cancel()
      const gone = new AbortController()
      // Half of them have gone before anybody waits.
      if (index % 2) gone.abort()
      const held = shop.request('/payments/me?wait=25', {
        signal: gone.signal,
        headers: {
          authorization: `Bearer ${started.token}`,
          'if-none-match': `"${started.payment.version}"`,
        },
      })
      await new Promise(resolve => setImmediate(resolve))
      gone.abort()
      expect((await held).status).toBe(304)
    }
    expect(timers()).toBeLessThanOrEqual(before + 2)
    const earlier = reads()
    await shop.callBack({ ...shop.latest(), status: 'pending' })
    await shop.settled()
    // One to change it, and none for anybody who watches.
    expect(reads() - earlier).toBe(1)
    // The one place there is was given back each time.
    const last = await read(shop, started, '/events')
    expect(last.status).toBe(200)
    await last.body?.cancel()
  }, 120_000)

  test('of many pages costs one read of the store for each change', async () => {
    const store = createMemoryStore()
    let reads = 0
    const get: Store['get'] = reference => {
      reads++
      return store.get(reference)
    }
    const shop = await startShop({ limits: false, store: { ...store, get } })
    const started = await shop.start()
    const pages = await Promise.all(Array.from({ length: 50 }, () => read(shop, started, '/events')))
    await new Promise(resolve => setTimeout(resolve, 20))
    reads = 0
    await shop.callBack({ ...shop.latest(), status: 'pending' })
    await shop.settled()
    // One to change it, one to tell all of them.
    expect(reads).toBe(2)
    for (const page of pages) {
      let text = ''
      for await (const piece of events(page)) {
        text += piece
        if (text.includes('"pending"')) break
      }
      expect(text).toContain('"pending"')
    }
  })

  test('is not there when push is switched off', async () => {
    const shop = await startShop({ push: false })
    expect((await read(shop, await shop.start(), '/events')).status).toBe(404)
  })
})

describe('a minute of a thousand pages that poll one payment', () => {
  /** Each at the pace it is told, none at the same moment; answers how often the gateway was asked. */
  const poll = async (spoil?: (shop: TestShop) => void) => {
    let time = Date.now()
    const shop = await startShop({ now: () => time, limits: false })
    const { token, pollAfterMs } = await shop.start()
    const start = time
    const asked = () => shop.gateway.requests.filter(({ method }) => method === 'GET').length
    const pages = Array.from({ length: 1_000 }, (_, index) => ({ at: start + (index * pollAfterMs) / 1_000 }))
    const stale = new Set<boolean>()
    let reads = 0
    for (; time - start <= 60_000; time += 100) {
      if (time - start === 2_000) spoil?.(shop)
      const due = pages.filter(({ at }) => at <= time)
      const answers = await Promise.all(due.map(() => read(shop, { token })))
      for (const [index, page] of due.entries()) {
        const body = await answers[index]?.json()
        stale.add(body.stale === true)
        page.at = time + body.pollAfterMs
        reads += 1
      }
    }
    return { asked: asked(), reads, stale }
  }

  test('E12: asks the gateway as one page would', async () => {
    const { asked, reads } = await poll()
    expect(reads).toBeGreaterThan(25_000)
    expect(asked).toBeGreaterThan(25)
    expect(asked).toBeLessThanOrEqual(31)
  }, 300_000)

  test('J2: is answered in full sixty times to one that never pauses, and costs no more', async () => {
    const start = Date.now()
    let time = start
    const shop = await startShop({ now: () => time })
    const { token } = await shop.start()
    const statuses = new Map<number, number>()
    for (; time - start < 60_000; time += 10) {
      const { status } = await read(shop, { token })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(statuses).toEqual(
      new Map([
        [200, 60],
        [429, 5_940],
      ]),
    )
    expect(shop.gateway.requests.length - 1).toBeLessThanOrEqual(31)
  }, 120_000)

  test('E14: asks no more of a gateway that is down, and is told that what it gets is old', async () => {
    const { asked, reads, stale } = await poll(({ gateway }) => {
      gateway.faults.push(...Array.from({ length: 1_000 }, () => 'http-500' as const))
    })
    expect(reads).toBeGreaterThan(25_000)
    expect(asked).toBeGreaterThan(5)
    expect(asked).toBeLessThanOrEqual(31)
    expect(stale).toEqual(new Set([false, true]))
  }, 300_000)
})

describe('E9: every answer is for one reader, kept by nobody and passed to nobody', () => {
  const json = { 'content-type': 'application/json' }
  test.each<[string, number, (shop: TestShop, started: StartedPayment) => Promise<Response>]>([
    ['an order', 200, shop => shop.request('/order', { headers: { 'rumba-order': 'o1' } })],
    ['a created payment', 201, shop => shop.create({ order: 'o2' })],
    [
      'an unknown outcome',
      202,
      shop => {
        shop.gateway.faults.push('cut')
        return shop.create({ order: 'o2' })
      },
    ],
    ['a payment', 200, (shop, started) => read(shop, started)],
    [
      'no change',
      304,
      (shop, started) => read(shop, started, '', { 'if-none-match': `"${started.payment.version}"` }),
    ],
    ['an event stream', 200, (shop, started) => read(shop, started, '/events')],
    ['a callback', 200, shop => shop.callBack(shop.latest())],
    [
      'a refused callback',
      401,
      shop => shop.callBack(shop.latest(), {}, { body: '{}', headers: { ...json, signature: '' } }),
    ],
    [
      'a preflight',
      204,
      shop => shop.request('/payments', { method: 'OPTIONS', headers: { origin: 'https://pay.example' } }),
    ],
    ['health', 200, shop => shop.request('/health')],
    ['a bad request', 400, shop => shop.create({ amount: '1' })],
    ['a refused token', 401, shop => shop.request('/payments/me')],
    [
      'another origin',
      403,
      shop => shop.request('/payments', { method: 'POST', headers: { ...json, origin: 'null' } }),
    ],
    ['nothing there', 404, shop => shop.request('/nothing')],
    ['another verb', 405, shop => shop.request('/payments')],
    ['too much', 413, shop => shop.create({ order: 'o'.repeat(70_000) })],
    ['no JSON', 415, shop => shop.request('/payments', { method: 'POST', body: 'x' })],
  ])('%s, %i', async (_what, status, ask) => {
    const shop = await startShop({ cors: true, trustedOrigins: ['https://pay.example'] })
    const response = await ask(shop, await shop.start())
    expect(response.status).toBe(status)
    await response.body?.cancel()
    expect(response.headers.get('cache-control')).toMatch(/^no-store\b/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })
})

test.each([
  '/payments/',
  '//payments/me',
  '/payments/me/',
  '/Payments/me',
  '/payments%2fme',
  '/payments/me;x',
  '/',
])('C15, C16: the address %s is nobody', async path => {
  const shop = await startShop()
  expect((await shop.request(path)).status).toBe(404)
})

test('C17: an address that only begins like the base is nobody', async () => {
  const shop = await startShop()
  expect((await shop.proxy.fetch(new Request('https://shop.example/api/rumbas/order'))).status).toBe(404)
})
