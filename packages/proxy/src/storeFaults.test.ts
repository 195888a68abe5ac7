import type { Socket } from 'node:net'
import type { StartedPayment } from '@rumba/core'
import { Redis as IoRedis } from 'ioredis'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Store } from './stores/contract.ts'
import { createPostgresStore, migratePostgres } from './stores/postgres.ts'
import { createRedisStore } from './stores/redis.ts'
import { type Connections, startConnections } from './testing/connections.ts'
import { pause, until } from './testing/engines.ts'
import {
  CUT,
  delayed,
  dripping,
  type Fault,
  MUTE,
  RESET,
  RESET_UNHEARD,
  SILENCE,
  startWire,
  type Wire,
} from './testing/faultyWire.ts'
import { payAndCallBack, problemOf, startShop } from './testing/shop.ts'

let connections: Connections
beforeAll(async () => {
  connections = await startConnections()
}, 60_000)
afterAll(() => connections?.stop())

let stores = 0

/** A store of its own on a wire to its server. */
const openWiredStore = async (
  engine: string,
): Promise<{ wire: Wire; store: Store; expireLeases: () => Promise<unknown> }> => {
  const { postgres, redis } = connections
  const wire = await startWire(engine === 'Postgres' ? postgres.wirePath : redis.socket)
  onTestFinished(() => wire.close())
  const prefix = `faults_${++stores}_`
  if (engine === 'Redis') {
    const direct = await connections.nodeRedis()
    return {
      wire,
      store: createRedisStore(await connections.nodeRedis(wire.port), { prefix }),
      expireLeases: () => direct.del(`{${prefix}}:lease:work:o1`),
    }
  }
  const direct = connections.pool()
  await migratePostgres(direct, { prefix })
  const pool = connections.pool({ host: '127.0.0.1', port: wire.port })
  return {
    wire,
    store: createPostgresStore(pool, { prefix }),
    expireLeases: () => direct.query(`DELETE FROM ${prefix}lease`),
  }
}

/** What a store's server does. */
const STORE_FAULTS: readonly [string, Fault | 'down'][] = [
  ['refuses connections', 'down'],
  ['resets the connection before it heard', RESET_UNHEARD],
  ['resets the connection in place of the answer', RESET],
  ['breaks off in its last bytes', CUT],
  ['is half-open', SILENCE],
  ['hears everything and answers nothing', MUTE],
]

describe.each(['Postgres', 'Redis'])('a %s that', engine => {
  const startStoredShop = async () => {
    const { wire, store, expireLeases } = await openWiredStore(engine)
    const shop = await startShop({ store })
    const spoil = async (fault: Fault | 'down'): Promise<void> => {
      if (fault === 'down') await wire.down()
      else wire.fault = fault
    }
    /** Connections that stood while nothing got through break at last. */
    const mend = async (fault: Fault | 'down'): Promise<void> => {
      wire.fault = undefined
      if (fault === 'down') await wire.up()
      else wire.cut()
    }
    /** Presses until it is taken: a driver learns of a broken connection when it next uses it. */
    const press = (key: string): Promise<StartedPayment> =>
      vi.waitFor(() => shop.start({}, key), { timeout: 10_000, interval: 20 })
    return { ...shop, wire, spoil, mend, press, expireLeases }
  }
  /** Answers what `calling` does, however long it takes by the clock. */
  const hurried = async <Value>(calling: () => Promise<Value>): Promise<Value> => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      let over = false
      const called = calling().finally(() => {
        over = true
      })
      while (!over) {
        await new Promise(resolve => setImmediate(resolve))
        await vi.advanceTimersByTimeAsync(10)
      }
      return await called
    } finally {
      vi.useRealTimers()
    }
  }

  test.each(STORE_FAULTS)(
    '%s keeps a press from being sent: 503, nothing charged, and the same press works later',
    async (_what, fault) => {
      const shop = await startStoredShop()
      await shop.spoil(fault)
      expect(await problemOf(await hurried(() => shop.create({}, 'one-key')))).toMatchObject({
        status: 503,
        code: 'STORE_UNAVAILABLE',
        outcome: 'none',
        retryable: true,
      })
      expect(shop.gateway.requests).toEqual([])
      await shop.mend(fault)
      expect((await shop.press('one-key')).payment).toMatchObject({
        reference: 'o1-1',
        status: 'created',
      })
      await payAndCallBack(shop)
      expect(shop.paid.map(event => event.id)).toEqual(['paid_o1-1'])
    },
  )

  test.each(STORE_FAULTS)(
    'B20: %s has no callback acknowledged: 503, and the next delivery is paid once',
    async (_what, fault) => {
      const shop = await startStoredShop()
      await shop.start()
      shop.latest().status = 'success'
      await shop.spoil(fault)
      const refused = await hurried(() => shop.callBack(shop.latest()))
      expect((await problemOf(refused)).code).toBe('STORE_UNAVAILABLE')
      await shop.mend(fault)
      await payAndCallBack(shop)
      expect(shop.paid.map(event => event.id)).toEqual(['paid_o1-1'])
    },
  )

  test.each<[string, Fault]>([
    ['answers late', delayed(100)],
    ['answers in drops', dripping(1, 40)],
  ])('%s serves as always: created once, acknowledged once stored, paid once', async (_what, fault) => {
    const shop = await startStoredShop()
    await shop.spoil(fault)
    expect((await shop.start()).payment.status).toBe('created')
    await payAndCallBack(shop)
    await vi.waitFor(() => expect(shop.paid).toHaveLength(1), 10_000)
    await shop.settled()
    expect([shop.paid.length, shop.gateway.transactions.length]).toEqual([1, 1])
  })

  test.each([
    ['before it heard', { payment: 'o1-1', status: 'created' }],
    // A row is there and nobody knows whether its call was sent: it is not sent now.
    ['after it had done it', { payment: 'o1-1', status: 'unknown' }],
  ] as const)(
    'is cut off %s while an attempt is written down lets nothing be sent for it',
    async (when, expected) => {
      const shop = await startStoredShop()
      const cut = shop.wire.cutAt('o1-1', when.startsWith('before') ? 'before' : 'after')
      const [response] = await Promise.all([shop.create({}, 'one-key'), cut])
      expect(await problemOf(response)).toMatchObject({ code: 'STORE_UNAVAILABLE', outcome: 'none' })
      expect(shop.gateway.requests).toEqual([])
      const { payment } = await shop.press('one-key')
      expect(payment).toMatchObject({ reference: expected.payment, status: expected.status })
      if (expected.status === 'unknown') {
        // Half a minute longer than the call can take: the one who writes may live by another clock.
        shop.advance(50_001)
        expect((await shop.press('later')).payment).toMatchObject({
          reference: 'o1-2',
          status: 'created',
        })
      }
      expect(shop.gateway.requests).toHaveLength(1)
      await payAndCallBack(shop)
      expect(shop.paid).toHaveLength(1)
    },
  )

  test.each(STORE_FAULTS)(
    "%s when the gateway's answer is to be written leaves the payment unknown: not sent again, paid by its callback",
    async (_what, fault) => {
      const shop = await startStoredShop()
      let answer = (): void => {}
      shop.gateway.hold = new Promise(resolve => {
        answer = resolve
      })
      const creating = shop.create({}, 'one-key')
      await until(() => shop.gateway.requests.length === 1)
      await shop.spoil(fault)
      answer()
      expect(await problemOf(await hurried(() => creating))).toMatchObject({
        code: 'INTERNAL',
        outcome: 'unknown',
      })
      await shop.mend(fault)
      expect((await shop.press('one-key')).payment).toMatchObject({
        reference: 'o1-1',
        status: 'unknown',
      })
      expect(shop.gateway.requests).toHaveLength(1)
      await payAndCallBack(shop)
      expect(shop.paid.map(event => event.id)).toEqual(['paid_o1-1'])
    },
  )

  test.each(STORE_FAULTS)(
    'B22: %s after a callback was acknowledged loses nothing: the same process tells its merchant later',
    async (_what, fault) => {
      const shop = await startStoredShop()
      await shop.start()
      shop.latest().status = 'success'
      let answer = (): void => {}
      shop.gateway.hold = new Promise(resolve => {
        answer = resolve
      })
      expect((await shop.callBack(shop.latest())).status).toBe(200)
      await until(() => shop.gateway.requests.length === 2)
      await shop.spoil(fault)
      answer()
      await hurried(() => shop.proxy.drain().catch(() => {}))
      expect(shop.paid).toEqual([])
      await shop.mend(fault)
      // As if the lease that could not be given back had run out.
      await shop.expireLeases()
      for (let tries = 0; shop.paid.length === 0 && tries < 10; tries++) {
        shop.advance(60_000)
        await pause(20)
        await shop.proxy.drain().catch(() => {})
      }
      expect(shop.paid.map(event => event.id)).toEqual(['paid_o1-1'])
      expect((await shop.proxy.payments.get('o1-1'))?.status).toBe('success')
    },
  )
})

describe('a connection that is half-open', () => {
  test.each<[string, (port: number) => Promise<Store>]>([
    [
      'pg with query_timeout',
      async port => {
        await migratePostgres(connections.pool(), { prefix: 'healing_' })
        const pool = connections.pool({ host: '127.0.0.1', port, query_timeout: 300 })
        return createPostgresStore(pool, { prefix: 'healing_' })
      },
    ],
    [
      'node-redis with socketTimeout and pingInterval',
      async port => {
        const socket = { host: '127.0.0.1', port, socketTimeout: 300 }
        const client = connections.later(createClient({ socket, pingInterval: 100 }), entry =>
          entry.destroy(),
        )
        client.on('error', () => {})
        return createRedisStore(await client.connect(), { prefix: 'healing-by-node-redis' })
      },
    ],
    [
      'ioredis with socketTimeout',
      async port => {
        const client = connections.later(new IoRedis(port, { socketTimeout: 300 }), entry =>
          entry.disconnect(),
        )
        client.on('error', () => {})
        return createRedisStore(client, { prefix: 'healing-by-ioredis' })
      },
    ],
  ])('is thrown away by %s, so that a press works again by itself', async (_driver, open) => {
    const { postgres, redis } = connections
    const wire = await startWire(_driver.startsWith('pg') ? postgres.wirePath : redis.socket)
    onTestFinished(() => wire.close())
    const shop = await startShop({ store: await open(wire.port) })
    expect((await shop.create({ order: 'o1' })).status).toBe(201)
    // Whoever is connected hears nothing any more; whoever connects anew does.
    const deaf = new Set<Socket>()
    let cut = false
    wire.fault = {
      asked(bytes, { client, server }) {
        if (!cut) deaf.add(client)
        if (!deaf.has(client)) server.write(bytes)
      },
    }
    const pressing = shop.create({ order: 'o2' })
    cut = true
    await pressing
    await vi.waitFor(async () => expect((await shop.create({ order: 'o3' })).status).toBe(201), 10_000)
    await payAndCallBack(shop)
    expect(shop.paid.map(event => event.order)).toEqual(['o3'])
  })
})
