import { isFinal } from '@rumba/core'
import { ConfigError } from '../errors.ts'
import type { PaymentRecord, Store, StoreHints } from './contract.ts'
import { formatRecord, parseRecord } from './json.ts'
import { keepListening } from './listening.ts'

/** A pool or client of `pg`, or anything else with this call. Each statement stands alone, so a pooler in transaction mode is fine. */
export interface PostgresPool {
  query(text: string, params?: unknown[]): Promise<{ rows: unknown[] }>
}

/** A client of `pg` that is not connected yet. It must reach the server itself: `LISTEN` does nothing behind a transaction pooler. */
export interface PostgresListener {
  connect(): Promise<unknown>
  query(text: string): Promise<unknown>
  on(event: 'notification', listener: (message: { payload?: string | undefined }) => void): unknown
  on(event: 'error' | 'end', listener: () => void): unknown
  end(): Promise<void>
}

export interface PostgresNames {
  /** An existing schema. Default: the first one of the connection's `search_path`. */
  readonly schema?: string
  /** What the names of the tables begin with. Default: `rumba_`. */
  readonly prefix?: string
}

export interface PostgresStoreOptions extends PostgresNames {
  /** Makes a client for `LISTEN`: `() => new pg.Client(url)`. With it, instances hear of each other's changes at once. */
  readonly listen?: () => PostgresListener
}

/**
 * Payments kept in Postgres 12 or newer, for any number of instances. Run `migratePostgres` once before. A write that was
 * answered is committed, so it is as durable as the server is told to be (`synchronous_commit`). Leases run by the server's clock.
 *
 * @throws {ConfigError} a name is not a plain lower-case identifier
 */
export function createPostgresStore(pool: PostgresPool, options: PostgresStoreOptions = {}): Store {
  const { payment, lease, channel } = toNames(options)
  const { listen } = options
  const rows = async (text: string, params: unknown[]): Promise<Record<string, unknown>[]> =>
    (await pool.query(text, params)).rows as Record<string, unknown>[]
  const records = async (condition: string, params: unknown[]): Promise<PaymentRecord[]> =>
    (await rows(`SELECT record::text AS record FROM ${payment} WHERE ${condition}`, params)).map(row =>
      parseRecord(row.record),
    )
  const get = async (reference: string): Promise<PaymentRecord | undefined> =>
    (await records('reference = $1', [reference]))[0]

  return {
    async insert(record) {
      const { reference, order, attempt } = record
      const added = await rows(
        `INSERT INTO ${payment} (version, due_at, is_open, record, reference, order_id, attempt)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (reference) DO NOTHING RETURNING reference`,
        [...toColumns(record), reference, order, attempt],
      )
      return added.length === 1 ? record : ((await get(reference)) ?? record)
    },
    get,
    list: order => records('order_id = $1 ORDER BY attempt', [order]),
    async replace(record) {
      const { reference, version } = record
      const replaced = await rows(
        `UPDATE ${payment} SET version = $1, due_at = $2, is_open = $3, record = $4
         WHERE reference = $5 AND version = $6 RETURNING reference`,
        [...toColumns(record), reference, version - 1],
      )
      return replaced.length === 1
    },
    open: (limit, after = '') =>
      records('is_open AND reference COLLATE "C" > $1 ORDER BY reference COLLATE "C" LIMIT $2', [
        after,
        limit,
      ]),
    due: now => records('due_at <= $1 ORDER BY due_at LIMIT 100', [now]),
    async lease(name, holder, ttlMs) {
      const taken = await rows(
        `INSERT INTO ${lease} AS held (name, holder, until)
         VALUES ($1, $2, clock_timestamp() + $3::double precision * interval '1 millisecond')
         ON CONFLICT (name) DO UPDATE SET holder = EXCLUDED.holder, until = EXCLUDED.until
         WHERE held.holder = EXCLUDED.holder OR held.until <= clock_timestamp() RETURNING name`,
        [name, holder, ttlMs],
      )
      return taken.length === 1
    },
    async release(name, holder) {
      // Leases that nobody gave back go with the next one that is.
      await rows(
        `DELETE FROM ${lease} WHERE (name = $1 AND holder = $2) OR until < clock_timestamp() - interval '1 minute'`,
        [name, holder],
      )
    },
    ...(listen ? { hints: createPostgresHints(pool, listen, channel) } : {}),
  }
}

const toColumns = (record: PaymentRecord): unknown[] => [
  record.version,
  record.dueAt ?? null,
  !isFinal(record.status),
  formatRecord(record),
]

/**
 * Makes the tables, where they are not there yet. Any number of processes may call it at once and again: an advisory lock lets
 * one at a time through, and everything happens in one transaction.
 *
 * @throws {ConfigError} a name is not a plain lower-case identifier
 */
export async function migratePostgres(pool: PostgresPool, names: PostgresNames = {}): Promise<void> {
  await pool.query(formatPostgresSchema(names))
}

/**
 * What `migratePostgres` runs, to read or to put among migrations of your own: one statement.
 *
 * @throws {ConfigError} a name is not a plain lower-case identifier
 */
export function formatPostgresSchema(names: PostgresNames = {}): string {
  const { payment, lease, prefix } = toNames(names)
  return `DO $$ BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('rumba checkout'));
  CREATE TABLE IF NOT EXISTS ${payment} (
    reference text PRIMARY KEY,
    order_id text NOT NULL,
    attempt integer NOT NULL,
    version integer NOT NULL,
    due_at bigint,
    is_open boolean NOT NULL,
    record json NOT NULL
  );
  CREATE INDEX IF NOT EXISTS ${prefix}payment_order ON ${payment} (order_id, attempt);
  CREATE INDEX IF NOT EXISTS ${prefix}payment_due ON ${payment} (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS ${prefix}payment_open ON ${payment} (reference COLLATE "C") WHERE is_open;
  CREATE TABLE IF NOT EXISTS ${lease} (
    name text PRIMARY KEY,
    holder text NOT NULL,
    until timestamptz NOT NULL
  );
  CREATE INDEX IF NOT EXISTS ${prefix}lease_until ON ${lease} (until);
END $$`
}

/** Names go into the statements as they are, so nothing but plain identifiers may be one. */
function toNames({ schema, prefix = 'rumba_' }: PostgresNames): {
  payment: string
  lease: string
  channel: string
  prefix: string
} {
  const faults = Object.entries({ schema, prefix })
    .filter(([, name]) => name !== undefined && !/^[a-z_][a-z0-9_]{0,29}$/.test(name))
    .map(
      ([name]) => `${name} must be 1 to 30 lower-case letters, digits and _, and must not begin with a digit`,
    )
  if (faults.length > 0) throw new ConfigError(faults)
  // Quoted, since a plain name may still be a word of SQL.
  const inSchema = schema === undefined ? '' : `"${schema}".`
  return {
    payment: `${inSchema}"${prefix}payment"`,
    lease: `${inSchema}"${prefix}lease"`,
    // Channels belong to the whole database.
    channel: `${prefix}${schema ?? ''}`,
    prefix,
  }
}

function createPostgresHints(
  pool: PostgresPool,
  listen: () => PostgresListener,
  channel: string,
): StoreHints {
  return {
    async publish(reference) {
      await pool.query('SELECT pg_notify($1, $2)', [channel, reference])
    },
    subscribe: listener =>
      keepListening(failed => {
        const client = listen()
        client.on('error', failed)
        client.on('end', failed)
        client.on('notification', ({ payload }) => payload && listener.changed(payload))
        return {
          ready: client.connect().then(() => client.query(`LISTEN "${channel}"`)),
          ping: () => client.query('SELECT 1'),
          close: () => void client.end().catch(() => {}),
        }
      }, listener),
  }
}
