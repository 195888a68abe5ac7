import { parseSnapshot } from '@rumba/core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createProxy } from './proxy.ts'
import type { Store } from './stores/contract.ts'
import { createMemoryStore } from './stores/memory.ts'
import { createPostgresStore, migratePostgres } from './stores/postgres.ts'
import { createRedisStore } from './stores/redis.ts'
import { createSqliteStore } from './stores/sqlite.ts'
import { type Connections, startConnections } from './testing/connections.ts'
import { pause } from './testing/engines.ts'
import { CREDENTIALS, startFakeGateway } from './testing/fakeGateway.ts'
import { PAYER, PUBLIC_URL, startShop, type TestShop } from './testing/shop.ts'
import { bundleScript, spawnScript } from './testing/spawnScript.ts'

let connections: Connections
let instance: string
beforeAll(async () => {
  connections = await startConnections()
  instance = await bundleScript('instance', connections.folder)
}, 60_000)
afterAll(() => connections?.stop())

/** A store with connections of its own, as another machine would have. */
const open = async (engine: string): Promise<Store> => {
  if (engine === 'Postgres') {
    const listen = (): pg.Client => new pg.Client(connections.postgres.address)
    return createPostgresStore(connections.pool(), { listen })
  }
  const client = await connections.nodeRedis()
  return createRedisStore(client, { listen: () => client.duplicate() })
}

let orders = 0

describe.each(['Postgres', 'Redis'])('four instances on one %s', engine => {
  const start = async (
    options: Parameters<typeof startShop>[0] = {},
  ): Promise<[TestShop, TestShop, TestShop, TestShop]> => {
    const first = await startShop({ store: await open(engine), ...options })
    const { gateway } = first
    const more = async (): Promise<TestShop> => startShop({ gateway, store: await open(engine), ...options })
    return [first, await more(), await more(), await more()]
  }
  const startPayment = async (shop: TestShop) => shop.start({ order: `o-${++orders}` })

  test('E13: ask the gateway once for all who watch, and answer all of them with what it said', async () => {
    // A clock that stands: a hundred answers may take longer than the pace at which the gateway is asked.
    let now = Date.now()
    const shops = await start({ now: () => now })
    const { token } = await startPayment(shops[0])
    const asked = () => shops[0].gateway.requests.filter(({ method }) => method === 'GET').length
    shops[0].latest().status = 'pending'
    now += 2_001
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (shops[index % 4] as TestShop).read(token)),
    )
    expect(asked()).toBe(1)
    for (const answer of answers) expect(parseSnapshot(await answer.json()).payment.status).toBe('pending')
    await Promise.all(shops.map(shop => shop.read(token)))
    expect(asked()).toBe(1)
  })

  test('E17: tell a page that waits at one of them what another was called back about', async () => {
    const [first, second] = await start()
    const { token, payment } = await startPayment(first)
    const waiting = second.read(token, '?wait=25', { 'if-none-match': `"${payment.version}"` })
    await pause(200)
    first.latest().status = 'declined'
    const from = performance.now()
    expect((await first.callBack(first.latest())).status).toBe(200)
    expect(parseSnapshot(await (await waiting).json()).payment.status).toBe('declined')
    // Well below the two seconds after which it would have asked by itself.
    expect(performance.now() - from).toBeLessThan(1_000)
  })

  test('B12: take the same callback a hundred times and tell the merchant once', async () => {
    const shops = await start()
    await startPayment(shops[0])
    const transaction = shops[0].latest()
    transaction.status = 'success'
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        (shops[index % 4] as TestShop).callBack(transaction, {
          timestamp: `2026-01-01T00:00:${index % 60}Z`,
        }),
      ),
    )
    expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([200]))
    for (const shop of shops) await shop.settled()
    await vi.waitFor(() => expect(shops.flatMap(shop => shop.paid)).toHaveLength(1), 5_000)
    await pause(1_200)
    for (const shop of shops) await shop.settled()
    expect(shops.flatMap(shop => shop.paid)).toHaveLength(1)
  }, 15_000)

  test('B22: leave an event to the one whose handler is at it', async () => {
    const heard: string[] = []
    let finish = (): void => {}
    const done = new Promise<void>(resolve => {
      finish = resolve
    })
    const shops = await start({
      onPaid({ id }) {
        heard.push(id)
        return done
      },
    })
    await startPayment(shops[0])
    const transaction = shops[0].latest()
    transaction.status = 'success'
    await shops[0].callBack(transaction)
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    for (const shop of shops.slice(1)) await shop.settled()
    expect(heard).toHaveLength(1)
    finish()
    for (const shop of shops) await shop.settled()
    expect(heard).toEqual([`paid_${transaction.reference}`])
  })

  test('B11: call the second paid attempt of an order a duplicate, also when their clocks differ', async () => {
    const duplicates: string[] = []
    const [ahead, behind] = await start({
      lifetimes: { pix: 1_000 },
      onDuplicatePayment: event => void duplicates.push(`${event.reference} after ${event.duplicateOf}`),
    })
    const order = `o-${++orders}`
    await ahead.start({ order })
    const first = ahead.latest()
    ahead.advance(60_000)
    await ahead.start({ order })
    const second = ahead.latest()
    for (const [shop, transaction] of [
      [ahead, first],
      [behind, second],
    ] as const) {
      transaction.status = 'success'
      await shop.callBack(transaction)
      await shop.settled()
    }
    await vi.waitFor(() => expect(duplicates).toEqual([`${order}-2 after ${order}-1`]), 3_000)
    expect([...ahead.paid, ...behind.paid].map(event => event.reference)).toEqual([`${order}-1`])
  })
})

describe.concurrent('a process killed with -9 after it had acknowledged a callback', () => {
  /** Payments that no other case sees, so that nobody else does the work on them. */
  const share = async (engine: string, prefix: string): Promise<{ path: string; store: Store }> => {
    if (engine === 'postgres') {
      const pool = connections.pool()
      await migratePostgres(pool, { prefix })
      return { path: connections.postgres.socket, store: createPostgresStore(pool, { prefix }) }
    }
    if (engine === 'redis') {
      const store = createRedisStore(await connections.nodeRedis(), { prefix })
      return { path: connections.redis.socket, store }
    }
    const path = `${connections.folder}/${prefix}.sqlite`
    return { path, store: connections.later(createSqliteStore(path), store => store.close()) }
  }
  const createRequest = (order: string) => ({
    url: `${PUBLIC_URL}/payments`,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': order,
      origin: 'https://shop.example',
    },
    body: JSON.stringify({ order, method: 'pix', payer: PAYER }),
  })

  test.each([
    ['sqlite', 'before the gateway confirmed it'],
    ['postgres', 'before the gateway confirmed it'],
    ['redis', 'before the gateway confirmed it'],
    ['sqlite', 'while the handler of the merchant ran'],
    ['postgres', 'while the handler of the merchant ran'],
    ['redis', 'while the handler of the merchant ran'],
  ])(
    'G7: on %s, %s: another process delivers, with the same event id',
    async (engine, moment) => {
      const order = `o-${++orders}`
      const prefix = `killed_${orders}_`
      const gateway = await startFakeGateway()
      const { path, store } = await share(engine, prefix)
      const victim = spawnScript(instance, engine, path, prefix, gateway.url)
      const hear = async (): Promise<string> => (await victim.lines.next()).value
      try {
        victim.say(JSON.stringify(createRequest(order)))
        expect(await hear()).toBe('answered 201')
        const transaction = gateway.transactions[0]
        if (!transaction) throw new Error('the gateway has seen no create call')
        transaction.status = 'success'
        const early = moment.startsWith('before')
        let release = (): void => {}
        if (early) {
          gateway.hold = new Promise(resolve => {
            release = resolve
          })
        }
        const callback = gateway.callback(transaction)
        victim.say(JSON.stringify({ url: transaction.callback_url, method: 'POST', ...callback }))
        const said = [await hear(), ...(early ? [] : [await hear()])].sort()
        victim.process.kill('SIGKILL')
        expect(said).toEqual(early ? ['answered 200'] : ['answered 200', `heard paid_${order}-1`])
        release()
        gateway.hold = undefined

        const paid: string[] = []
        const survivor = createProxy({
          credentials: CREDENTIALS,
          gatewayUrl: gateway.url,
          publicUrl: PUBLIC_URL,
          store,
          resolveOrder: () => undefined,
          onPaid: ({ id }) => void paid.push(id),
        })
        for (const end = Date.now() + 20_000; paid.length === 0 && Date.now() < end; await pause(250))
          await survivor.drain()
        await survivor.drain()
        survivor.close()
        expect(paid).toEqual([`paid_${order}-1`])
        expect((await store.get(`${order}-1`))?.event?.deliveredAt).toBeGreaterThan(0)
      } finally {
        victim.process.kill('SIGKILL')
        await gateway.close()
      }
    },
    40_000,
  )
})

describe('an instance', () => {
  test('keeps the lease while its handler takes long, and for no longer after it was closed', async () => {
    const store = createMemoryStore()
    const first = await startShop({ store, onPaid: () => new Promise(() => {}) })
    await first.start()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    try {
      const transaction = first.latest()
      transaction.status = 'success'
      await first.callBack(transaction)
      await pause(100)
      const second = await startShop({ store, gateway: first.gateway })
      await vi.advanceTimersByTimeAsync(60_000)
      await second.settled()
      expect(second.paid).toEqual([])
      first.proxy.close()
      await vi.advanceTimersByTimeAsync(10_000)
      await second.settled()
      expect(second.paid.map(event => event.id)).toEqual(['paid_o1-1'])
    } finally {
      vi.useRealTimers()
    }
  })

  test('that has had a request looks each minute for what another left undone', async () => {
    const store = createMemoryStore()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const watching = await startShop({ store })
      await watching.request('/order')
      // As if the lease of the process that died had run out.
      const dying = await startShop({
        store: { ...store, lease: async () => true },
        gateway: watching.gateway,
        onPaid: () => new Promise(() => {}),
      })
      await dying.start()
      const transaction = dying.latest()
      transaction.status = 'success'
      await dying.callBack(transaction)
      await pause(50)
      dying.proxy.close()
      await vi.advanceTimersByTimeAsync(59_999)
      await pause(50)
      expect(watching.paid).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      await pause(50)
      expect(watching.paid.map(event => event.id)).toEqual(['paid_o1-1'])
    } finally {
      vi.useRealTimers()
    }
  })
})
