import pg from 'pg'
import { createClient } from 'redis'
import type { Store } from '../stores/contract.ts'
import { createPostgresStore } from '../stores/postgres.ts'
import { createRedisStore } from '../stores/redis.ts'
import { createSqliteStore } from '../stores/sqlite.ts'

/**
 * Opens a store in a process of its own, listening for what other instances change: `path` is the file, or where the server's
 * socket is. Ends with the process.
 */
export async function openStore(engine: string, path: string, prefix: string): Promise<Store> {
  if (engine === 'sqlite') return createSqliteStore(path)
  if (engine === 'postgres') {
    const address: pg.ClientConfig = { host: path, user: 'rumba', database: 'postgres' }
    const pool = new pg.Pool({ ...address, max: 5 })
    return createPostgresStore(pool, { prefix, listen: () => new pg.Client(address) })
  }
  const client = createClient({ socket: { path, tls: false } })
  return createRedisStore(await client.connect(), { prefix, listen: () => client.duplicate() })
}
