import { parseSnapshot, type StartedPayment } from '@rumba/core'
import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import { describe, expect, test, vi } from 'vitest'
import type { Store } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'
import { countReads } from './testing/countReads.ts'
import { CREDENTIALS, signAs } from './testing/fakeGateway.ts'
import { startShop, TERMS, type TestShop } from './testing/shop.ts'
import { createTokens } from './tokens.ts'

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
        const response = await shop.read(wrong, path)
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
    expect((await shop.read(token)).status).toBe(200)
    expect(reads()).toBeGreaterThan(before)
  })

  test('E1: of one payment tells nothing of another', async () => {
    const shop = await startShop()
    const first = await shop.start()
    const second = await shop.start({ order: 'o2' })
    expect((await (await shop.read(first.token)).json()).payment.reference).toBe('o1-1')
    expect((await (await shop.read(second.token)).json()).payment.reference).toBe('o2-1')
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
    expect((await shop.read(started.token)).status).toBe(401)
  })

  test('E10: tells the browser only what it may know, and no cache keeps it', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await shop.read(started.token)
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
      expect(await (await shop.read(token)).text()).not.toMatch(/canary|777\.?77/)
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
      await shop.read(started.token),
      await shop.read(started.token, '/events'),
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
    expect((await shop.read(started.token)).status).toBe(200)
  })

  test('E16: answers 304 while nothing has changed', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const etag = (await shop.read(started.token)).headers.get('etag') ?? ''
    // Something in front that compresses makes it a weak one, which is compared all the same (RFC 9110 §13.1.2).
    for (const known of [etag, `W/${etag}`])
      expect((await shop.read(started.token, '', { 'if-none-match': known })).status).toBe(304)
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    expect((await shop.read(started.token, '', { 'if-none-match': etag })).status).toBe(200)
  })

  test('asks the gateway at its pace, once for all who ask', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const asked = () => shop.gateway.requests.filter(({ method }) => method === 'GET').length
    await Promise.all(Array.from({ length: 50 }, () => shop.read(started.token)))
    expect(asked()).toBe(0)
    shop.advance(2_001)
    await Promise.all(Array.from({ length: 50 }, () => shop.read(started.token)))
    expect(asked()).toBe(1)
    // A clock that is set back keeps nothing fresh.
    shop.advance(-3_600_000)
    await shop.read(started.token)
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
      reads.push(shop.read(started.token))
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
    const answers = pages.map(page => shop.read(page.token))
    // Those whose turn has not come get what is stored.
    for (const waiting of answers.slice(32))
      expect(parseSnapshot(await (await waiting).json()).payment.status).toBe('created')
    await vi.waitFor(() => expect(asked()).toHaveLength(32), 10_000)
    const transaction = shop.gateway.transactions[79]
    if (!transaction) throw new Error('the gateway has not seen the last create call')
    transaction.status = 'success'
    await shop.callBack(transaction)
    answer()
    await Promise.all(answers)
    await vi.waitFor(() => expect(new Set(asked()).size).toBe(80), 10_000)
    // The one that was claimed as paid first, and nobody twice.
    expect(asked().indexOf('80')).toBe(32)
    expect(asked()).toHaveLength(80)
    expect(
      parseSnapshot(await (await shop.read((pages[79] as StartedPayment).token)).json()).payment.status,
    ).toBe('success')
  })

  test('sees a payment whose callback never came', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.latest().status = 'success'
    shop.advance(2_001)
    expect(parseSnapshot(await (await shop.read(started.token)).json()).payment.status).toBe('success')
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('E14: says when the gateway could not be asked, and does not call silence a failure', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.advance(2_001)
    shop.gateway.faults.push('unsigned', 'unsigned')
    expect(parseSnapshot(await (await shop.read(started.token)).json())).toMatchObject({
      stale: true,
      payment: { status: 'created' },
    })
  })

  test('E17: can be held until something changes', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const waiting = shop.read(started.token, '?wait=25', { 'if-none-match': `"${started.payment.version}"` })
    await new Promise(resolve => setTimeout(resolve, 20))
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    expect(parseSnapshot(await (await waiting).json()).payment.status).toBe('declined')
  })

  test('E17: held for a second that changes nothing answers 304', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const response = await shop.read(started.token, '?wait=1', {
      'if-none-match': `"${started.payment.version}"`,
    })
    expect(response.status).toBe(304)
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
      const answers = await Promise.all(due.map(() => shop.read(token)))
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
      const { status } = await shop.read(token)
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
