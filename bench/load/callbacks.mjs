// Callbacks that the proxy verifies, matches and stores durably, beside writes of the same rows by the same driver, in turns.
// Then every row is read back over a connection of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createProxy } from '@rumba/proxy'
import { createPostgresStore, migratePostgres } from '@rumba/proxy/stores/postgres'
import { createRedisStore } from '@rumba/proxy/stores/redis'
import { createSqliteStore } from '@rumba/proxy/stores/sqlite'
import { startPostgres, startRedis } from '@rumba/proxy/testing/engines'
import { startFakeGateway } from '@rumba/proxy/testing/fakeGateway'
import pg from 'pg'
import { createClient } from 'redis'
import { missed } from '../figures.mjs'
import { createWaiting, OPTIONS } from './shop.mjs'

const CALLBACKS = 2_000
const ROUND = 200
/** As many at once. */
const WIDTH = 50

/** Each opens one store, the bare write beside it, and a way to read back that shares no connection with them. */
const STORES = {
  async SQLite(folder) {
    const path = join(folder, 'payments.sqlite')
    const store = createSqliteStore(path)
    const database = new DatabaseSync(join(folder, 'bare.sqlite'))
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (name TEXT PRIMARY KEY, record TEXT) STRICT',
    )
    const insert = database.prepare('INSERT INTO bare VALUES (?, ?)')
    return {
      store,
      write: async (name, text) => void insert.run(name, text),
      reopen: () => createSqliteStore(path),
      close() {
        store.close()
        database.close()
      },
    }
  },
  async Postgres() {
    const engine = await startPostgres({ durable: true })
    const connect = () =>
      new pg.Pool({ host: engine.socket, user: 'rumba', database: 'postgres', max: 10 }).on('error', () => {})
    const [pool, reader] = [connect(), connect()]
    await migratePostgres(pool)
    await pool.query('CREATE TABLE bare (name text PRIMARY KEY, record json NOT NULL)')
    return {
      store: createPostgresStore(pool),
      write: (name, text) => pool.query('INSERT INTO bare VALUES ($1, $2)', [name, text]),
      reopen: () => createPostgresStore(reader),
      async close() {
        await Promise.all([pool.end(), reader.end()])
        await engine.stop()
      },
    }
  },
  async Redis() {
    const engine = await startRedis({ durable: true })
    const connect = () => createClient({ socket: { path: engine.socket, tls: false } }).connect()
    const [client, reader] = [await connect(), await connect()]
    return {
      store: createRedisStore(client),
      write: (name, text) => client.set(`bare:${name}`, text),
      reopen: () => createRedisStore(reader),
      async close() {
        client.destroy()
        reader.destroy()
        await engine.stop()
      },
    }
  },
}

export async function callbacks() {
  const gateway = await startFakeGateway()
  const payments = await createWaiting(gateway, CALLBACKS)
  const calls = payments.map(({ transaction }) => {
    const { body, headers } = gateway.callback({ ...transaction, status: 'declined' })
    return { url: transaction.callback_url, init: { method: 'POST', body, headers } }
  })
  const folder = mkdtempSync(join(tmpdir(), 'rumba-load-'))
  try {
    for (const [name, open] of Object.entries(STORES))
      await measure(name, await open(folder), payments, calls)
  } finally {
    rmSync(folder, { recursive: true })
    await gateway.close()
  }
}

async function measure(name, { store, write, reopen, close }, payments, calls) {
  for (const { record } of payments) await store.insert(record)
  const proxy = createProxy({ ...OPTIONS, store })
  const texts = payments.map(({ record }) =>
    JSON.stringify(record, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
  )
  let acknowledged = 0
  const spent = { callbacks: 0, writes: 0 }
  for (let from = 0; from < CALLBACKS; from += ROUND) {
    spent.writes += await timeAll(from, index => write(payments[index].record.reference, texts[index]))
    spent.callbacks += await timeAll(from, async index => {
      const { url, init } = calls[index]
      const { status } = await proxy.fetch(new Request(url, init))
      if (status === 200) acknowledged += 1
    })
  }
  proxy.close()

  const fresh = await reopen()
  let lost = 0
  for (const { record } of payments) {
    if ((await fresh.get(record.reference))?.status !== 'declined') lost += 1
  }
  fresh.close?.()
  await close()
  const rate = key => CALLBACKS / (spent[key] / 1_000)
  console.log(
    `${name.padEnd(9)}${acknowledged} callbacks acknowledged, ${lost} lost; ${rate('callbacks').toFixed(0)} a second, ${(rate('callbacks') / rate('writes')).toFixed(2)} × bare writes of the same rows (${rate('writes').toFixed(0)} a second)`,
  )
  if (acknowledged < CALLBACKS || lost > 0) missed.push(`${name} keeps every callback`)
}

/** Milliseconds for one round, `WIDTH` at a time. */
async function timeAll(first, work) {
  let next = first
  const from = performance.now()
  const worker = async () => {
    while (next < first + ROUND) await work(next++)
  }
  await Promise.all(Array.from({ length: WIDTH }, worker))
  return performance.now() - from
}
