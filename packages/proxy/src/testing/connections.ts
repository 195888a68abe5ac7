import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis as IoRedis } from 'ioredis'
import pg from 'pg'
import { createClient, type RedisClientType } from 'redis'
import { migratePostgres } from '../stores/postgres.ts'
import { startPostgres, startRedis } from './engines.ts'

/** A Postgres, a Redis and a folder of a test file's own, and clients that are closed with them. */
export interface Connections {
  readonly folder: string
  readonly postgres: {
    /** Folder of the socket. */
    readonly socket: string
    readonly address: pg.ClientConfig
    /** The socket itself. */
    readonly wirePath: string
  }
  readonly redis: { readonly socket: string; readonly port: number }
  /** Closes `thing` at the end, the latest first. */
  later<Thing>(thing: Thing, close: (thing: Thing) => unknown): Thing
  pool(options?: pg.PoolConfig): pg.Pool
  /** @param port of a wire; without one, the server's socket */
  nodeRedis(port?: number): Promise<RedisClientType>
  ioRedis(port?: number): IoRedis
  stop(): Promise<void>
}

export async function startConnections(): Promise<Connections> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  const folder = mkdtempSync(join(tmpdir(), 'rumba-stores-'))
  const closing: (() => unknown)[] = []
  const later = <Thing>(thing: Thing, close: (thing: Thing) => unknown): Thing => {
    closing.push(() => close(thing))
    return thing
  }
  const address: pg.ClientConfig = { host: postgres.socket, user: 'rumba', database: 'postgres' }
  const pool = (options: pg.PoolConfig = {}): pg.Pool => {
    // Every contract case opens pools of its own, and the server has no more than 100 places.
    const made = later(new pg.Pool({ ...address, max: 5, idleTimeoutMillis: 500, ...options }), entry =>
      entry.end(),
    )
    // Drivers report a lost connection here as well; the call that was under way rejects.
    return made.on('error', () => {})
  }
  await migratePostgres(pool())
  return {
    folder,
    later,
    pool,
    postgres: { ...postgres, address, wirePath: join(postgres.socket, '.s.PGSQL.5432') },
    redis,
    async nodeRedis(port?: number): Promise<RedisClientType> {
      const socket =
        port === undefined ? { path: redis.socket, tls: false as const } : { host: '127.0.0.1', port }
      const client: RedisClientType = createClient({ socket })
      client.on('error', () => {})
      later(client, entry => entry.destroy())
      await client.connect()
      return client
    },
    ioRedis(port?: number): IoRedis {
      const client = port === undefined ? new IoRedis(redis.socket) : new IoRedis(port)
      client.on('error', () => {})
      return later(client, entry => entry.disconnect())
    },
    async stop(): Promise<void> {
      for (const close of closing.reverse()) await close()
      await Promise.all([postgres.stop(), redis.stop()])
      rmSync(folder, { recursive: true })
    },
  }
}
