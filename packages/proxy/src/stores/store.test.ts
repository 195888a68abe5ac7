import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Cluster as IoRedisCluster } from 'ioredis'
import pg from 'pg'
import { createCluster } from 'redis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { ConfigError } from '../errors.ts'
import { type Connections, startConnections } from '../testing/connections.ts'
import { startWire } from '../testing/faultyWire.ts'
import { spawnScript } from '../testing/spawnScript.ts'
import type { PaymentRecord, Store, StoreHints } from './contract.ts'
import { formatRecord } from './json.ts'
import { createMemoryStore } from './memory.ts'
import { createPostgresStore, formatPostgresSchema, migratePostgres } from './postgres.ts'
import { createRedisStore } from './redis.ts'
import { createSqliteStore } from './sqlite.ts'
import { hintsContract, storeContract } from './storeContract.ts'

let connections: Connections
beforeAll(async () => {
  connections = await startConnections()
}, 60_000)
afterAll(() => connections?.stop())

const newRecord = (changes: Partial<PaymentRecord> = {}): PaymentRecord => {
  const order = randomUUID()
  return {
    reference: `${order}-1`,
    order,
    attempt: 1,
    method: 'pix',
    amount: { minor: 12345678901234567n, currency: 'BRL' },
    status: 'created',
    createdAt: 5,
    version: 1,
    idempotency: { key: 'k', fingerprint: 'f' },
    failures: 0,
    ...changes,
  }
}

const openSqlite = (name: string): ReturnType<typeof createSqliteStore> =>
  connections.later(createSqliteStore(join(connections.folder, `${name}.sqlite`)), store => store.close())

describe('store', () => {
  const memory = createMemoryStore()

  describe.each<[string, () => Store | Promise<Store>]>([
    ['memory', () => memory],
    ['a SQLite file', () => openSqlite('contract')],
    ['Postgres', () => createPostgresStore(connections.pool())],
    ['Redis by node-redis', async () => createRedisStore(await connections.nodeRedis())],
    ['Redis by ioredis', () => createRedisStore(connections.ioRedis())],
    [
      'a Redis cluster by node-redis',
      async () => {
        const { port } = connections.redis
        const cluster = createCluster({ rootNodes: [{ socket: { host: '127.0.0.1', port } }] })
        return createRedisStore(await connections.later(cluster, entry => entry.destroy()).connect())
      },
    ],
    [
      'a Redis cluster by ioredis',
      () => {
        const cluster = new IoRedisCluster([{ host: '127.0.0.1', port: connections.redis.port }])
        return createRedisStore(connections.later(cluster, entry => entry.disconnect()))
      },
    ],
  ])('in %s', (_name, open) => {
    test.each(storeContract.map(({ name, run }) => [name, run] as const))('%s', (_case, run) => run(open))
  })
})

test('G7: a SQLite file keeps its payments over a restart', async () => {
  const record = newRecord()
  const path = join(connections.folder, 'restart.sqlite')
  const before = createSqliteStore(path)
  await before.insert(record)
  before.close()
  const after = createSqliteStore(path)
  expect(await after.get(record.reference)).toEqual(record)
  after.close()
})

describe.each<[string, 'sqlite' | 'postgres' | 'redis']>([
  ['a SQLite file', 'sqlite'],
  ['Postgres', 'postgres'],
  ['Redis', 'redis'],
])('two processes on %s', (_name, engine) => {
  test('share each insert, each replacement and each lease: one of them wins it', async () => {
    const path = {
      sqlite: join(connections.folder, 'rivals.sqlite'),
      postgres: connections.postgres.socket,
      redis: connections.redis.socket,
    }[engine]
    const rivals = [spawnScript('rival', engine, path), spawnScript('rival', engine, path)]
    onTestFinished(() => rivals.forEach(rival => void rival.process.kill()))
    for (const rival of rivals) expect((await rival.lines.next()).value).toBe('ready')
    const records = Array.from({ length: 20 }, () => formatRecord(newRecord())).join('\t')
    for (const rival of rivals) rival.say(records)
    const [one, two] = await Promise.all(
      rivals.map(async rival => JSON.parse((await rival.lines.next()).value) as Record<string, number>),
    )
    for (const what of ['inserted', 'replaced', 'leased'])
      expect([what, (one?.[what] ?? 0) + (two?.[what] ?? 0)]).toEqual([what, 20])
  }, 30_000)
})

describe.each<[string, (port: number) => Store | Promise<Store>]>([
  ['Postgres', port => createPostgresStore(connections.pool({ host: '127.0.0.1', port }))],
  ['Redis by node-redis', async port => createRedisStore(await connections.nodeRedis(port))],
  ['Redis by ioredis', port => createRedisStore(connections.ioRedis(port))],
])('a connection to %s', (name, open) => {
  const target = () => (name === 'Postgres' ? connections.postgres.wirePath : connections.redis.socket)

  test.each([
    ['before', 1],
    ['after', 2],
  ] as const)(
    'G8: that is cut %s the server heard of a replacement leaves all or nothing of it',
    async (moment, version) => {
      const wire = await startWire(target())
      onTestFinished(() => wire.close())
      const store = await open(wire.port)
      const record = newRecord()
      await store.insert(record)
      const next = { ...record, version: 2, status: 'pending' as const }
      const cut = wire.cutAt(record.reference, moment)
      const answer = await store.replace(next).catch((error: unknown) => error)
      await cut
      // ioredis sends again what was not answered, and is told what it would have been told then.
      if (name === 'Redis by ioredis') {
        expect(answer).toBe(true)
        expect(await store.get(record.reference)).toEqual(next)
      } else {
        expect(answer).toBeInstanceOf(Error)
        expect(await store.get(record.reference)).toEqual(version === 2 ? next : record)
        expect(await store.replace(next)).toBe(version === 1)
      }
    },
  )
})

test('G6: a lease in memory or in SQLite is over at the instant when its time is up, and not before', async () => {
  const stores = [createMemoryStore(), openSqlite('clock')]
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  for (const store of stores) {
    expect(await store.lease('boundary', 'a', 10_000)).toBe(true)
    vi.advanceTimersByTime(9_999)
    expect(await store.lease('boundary', 'b', 10_000)).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await store.lease('boundary', 'b', 10_000)).toBe(true)
  }
})

test('an insert by ioredis whose answer was lost is won all the same when it is sent again', async () => {
  const wire = await startWire(connections.redis.socket)
  onTestFinished(() => wire.close())
  const store = createRedisStore(connections.ioRedis(wire.port))
  const record = newRecord()
  const cut = wire.cutAt(record.reference, 'after')
  expect(await store.insert(record)).toBe(record)
  await cut
  expect(await store.insert({ ...record })).not.toBe(record)
})

test('hints reach a listener by ioredis whose client puts a prefix before keys, which channels do not get', async () => {
  const client = connections.ioRedis().duplicate({ keyPrefix: 'shop:' })
  onTestFinished(() => client.disconnect())
  const { hints } = createRedisStore(client, { listen: () => client.duplicate() })
  const heard: string[] = []
  const stop = hints?.subscribe({
    changed: reference => heard.push(reference),
    resumed: () => heard.push('resumed'),
    interrupted: () => heard.push('interrupted'),
  })
  onTestFinished(() => stop?.())
  await vi.waitFor(() => expect(heard).toEqual(['resumed']), 2_000)
  await hints?.publish('o1-1')
  await vi.waitFor(() => expect(heard.slice(1)).toEqual(['o1-1']), 2_000)
})

describe('the tables of Postgres', () => {
  test('can be made by many at once, and again', async () => {
    const names = { prefix: 'at_once_' }
    await Promise.all(Array.from({ length: 20 }, () => migratePostgres(connections.pool({ max: 1 }), names)))
    await migratePostgres(connections.pool(), names)
    const store = createPostgresStore(connections.pool(), names)
    const record = newRecord()
    expect(await store.insert(record)).toBe(record)
  })

  test('are kept apart by schema and prefix', async () => {
    const pool = connections.pool()
    await pool.query('CREATE SCHEMA "order"')
    const names = { schema: 'order', prefix: 'select_' }
    await migratePostgres(pool, names)
    const record = newRecord()
    await createPostgresStore(pool, names).insert(record)
    expect(await createPostgresStore(pool).get(record.reference)).toBeUndefined()
    const { rows } = await pool.query(
      `SELECT record -> 'amount' ->> 'minor' AS minor FROM "order".select_payment WHERE reference = $1`,
      [record.reference],
    )
    expect(rows).toEqual([{ minor: '12345678901234567' }])
  })

  test('are written down for the reader as they are made', async () => {
    const page = await readFile(new URL('../../../../docs/proxy/stores.md', import.meta.url), 'utf8')
    expect(page).toContain(formatPostgresSchema())
  })

  test('serve a connection that is another one for each statement', async () => {
    const pools = Array.from({ length: 5 }, () => connections.pool({ max: 1 }))
    let turn = 0
    const store = createPostgresStore({
      query: (text, params) => (pools[turn++ % 5] as pg.Pool).query(text, params),
    })
    for (const { name, run } of storeContract.filter(entry => /lease|replac/.test(entry.name)))
      await expect(
        run(() => store),
        name,
      ).resolves.toBeUndefined()
  })
})

test.each<[string, () => unknown]>([
  ['a schema', () => createPostgresStore({ query: async () => ({ rows: [] }) }, { schema: 'a"; DROP' })],
  ['a table prefix', () => formatPostgresSchema({ prefix: 'Rumba' })],
  ['an empty table prefix', () => formatPostgresSchema({ prefix: '' })],
  ['a key prefix', () => createRedisStore({ eval: async () => null }, { prefix: 'a}' })],
])('%s that is not a plain name is refused', (_what, make) => {
  expect(make).toThrow(ConfigError)
})

describe.each<[string, (port?: number) => Promise<StoreHints | undefined>]>([
  [
    'Postgres',
    async port => {
      const address = { ...connections.postgres.address, ...(port ? { host: '127.0.0.1', port } : {}) }
      return createPostgresStore(connections.pool(), { listen: () => new pg.Client(address) }).hints
    },
  ],
  [
    'Redis by node-redis',
    async port => {
      const client = await connections.nodeRedis(port)
      return createRedisStore(await connections.nodeRedis(), { listen: () => client.duplicate() }).hints
    },
  ],
  [
    'Redis by ioredis',
    async port => {
      const client = connections.ioRedis(port)
      return createRedisStore(connections.ioRedis(), { listen: () => client.duplicate() }).hints
    },
  ],
])('hints over %s', (name, open) => {
  const openHints = async (port?: number): Promise<StoreHints> => {
    const hints = await open(port)
    if (!hints) throw new Error('the store has no hints')
    return hints
  }

  test.each(hintsContract.map(({ name, run }) => [name, run] as const))('%s', (_case, run) =>
    run(() => openHints()),
  )

  test('G9: flow again after the connection was cut, and the listener hears that some may be missing', async () => {
    const wire = await startWire(
      name === 'Postgres' ? connections.postgres.wirePath : connections.redis.socket,
    )
    const hints = await openHints(wire.port)
    const heard: string[] = []
    const stop = hints.subscribe({
      changed: reference => heard.push(reference),
      resumed: () => heard.push('resumed'),
      interrupted: () => heard.push('interrupted'),
    })
    onTestFinished(async () => {
      stop()
      await wire.close()
    })
    await vi.waitFor(() => expect(heard).toEqual(['resumed']), 2_000)
    wire.cut()
    await vi.waitFor(() => expect(heard).toEqual(['resumed', 'interrupted', 'resumed']), 2_000)
    await hints.publish('o1-1')
    await vi.waitFor(() => expect(heard.slice(3)).toEqual(['o1-1']), 2_000)
  })
})
