import { parseSnapshot, type StartedPayment } from '@rumba/core'
import { describe, expect, test } from 'vitest'
import type { Store } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'
import { startShop, type TestShop } from './testing/shop.ts'

const read = (
  shop: TestShop,
  { token }: Pick<StartedPayment, 'token'>,
  path = '',
  headers: Record<string, string> = {},
) => shop.request(`/payments/me${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })

describe('reading a payment', () => {
  test('needs its token, and every wrong one gets the same answer and costs nothing', async () => {
    const shop = await startShop()
    const { token } = await shop.start()
    const asked = shop.gateway.requests.length
    const answers = []
    for (const wrong of [
      '',
      'o1-1',
      shop.latest().request_id,
      `${token}x`,
      token.replace(/^v1\.../, 'v1.AA'),
    ]) {
      const response = await read(shop, { token: wrong })
      answers.push(`${response.status} ${await response.text()}`)
    }
    const inQuery = await shop.request(`/payments/me?token=${token}`)
    answers.push(`${inQuery.status} ${await inQuery.text()}`)
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^401 /)
    expect(shop.gateway.requests).toHaveLength(asked)
  })

  test('is refused a day after the code has expired', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.advance(86_400_000 + 30_000)
    expect((await read(shop, started)).status).toBe(401)
  })

  test('tells the browser only what it may know, and no cache keeps it', async () => {
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

  test('answers 304 while nothing has changed', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const etag = (await read(shop, started)).headers.get('etag') ?? ''
    expect((await read(shop, started, '', { 'if-none-match': etag })).status).toBe(304)
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

  test('sees a payment whose callback never came', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.latest().status = 'success'
    shop.advance(2_001)
    expect(parseSnapshot(await (await read(shop, started)).json()).payment.status).toBe('success')
    await shop.settled()
    expect(shop.paid).toHaveLength(1)
  })

  test('says when the gateway could not be asked, and does not call silence a failure', async () => {
    const shop = await startShop()
    const started = await shop.start()
    shop.advance(2_001)
    shop.gateway.faults.push('unsigned', 'unsigned')
    expect(parseSnapshot(await (await read(shop, started)).json())).toMatchObject({
      stale: true,
      payment: { status: 'created' },
    })
  })

  test('can be held until something changes', async () => {
    const shop = await startShop()
    const started = await shop.start()
    const waiting = read(shop, started, '?wait=25', { 'if-none-match': `"${started.payment.version}"` })
    await new Promise(resolve => setTimeout(resolve, 20))
    shop.latest().status = 'declined'
    await shop.callBack(shop.latest())
    expect(parseSnapshot(await (await waiting).json()).payment.status).toBe('declined')
  })

  test('held for a second that changes nothing answers 304', async () => {
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

  test('begins with a snapshot, writes each change and ends when the payment is final', async () => {
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

  test('resumed with the last version it saw does not repeat it', async () => {
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

  test('of a client that went away leaves no timer and no listener behind', async () => {
    const shop = await startShop()
    const started = await shop.start()
    for (let index = 0; index < 100; index++) {
      const response = await read(shop, started, '/events')
      await response.body?.cancel()
    }
    const asked = shop.gateway.requests.length
    await shop.callBack({ ...shop.latest(), status: 'pending' })
    expect(shop.gateway.requests).toHaveLength(asked)
  })

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

test.each([
  '/payments/',
  '//payments/me',
  '/payments/me/',
  '/Payments/me',
  '/payments%2fme',
  '/payments/me;x',
  '/',
])('the address %s is nobody', async path => {
  const shop = await startShop()
  expect((await shop.request(path)).status).toBe(404)
})

test('an address that only begins like the base is nobody', async () => {
  const shop = await startShop()
  expect((await shop.proxy.fetch(new Request('https://shop.example/api/rumbas/order'))).status).toBe(404)
})
