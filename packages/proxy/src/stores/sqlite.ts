import { DatabaseSync } from 'node:sqlite'
import { isFinal } from '@rumba/core'
import type { PaymentRecord, Store } from './contract.ts'
import { formatRecord, parseRecord } from './json.ts'

/**
 * Payments kept in one SQLite file by Node's own driver (Node 22.13 or newer). Each write is on disk when it returns, so an
 * acknowledged callback survives a power cut. For one machine; several processes on it may share the file. Leases run by the
 * machine's clock.
 *
 * @param path file to open or make, or `:memory:`
 */
export function createSqliteStore(path: string): Store & { close(): void } {
  const database = new DatabaseSync(path)
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS rumba_payment (
      reference TEXT PRIMARY KEY,
      order_id TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      version INTEGER NOT NULL,
      due_at INTEGER,
      is_open INTEGER NOT NULL,
      record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS rumba_payment_order ON rumba_payment (order_id, attempt);
    CREATE INDEX IF NOT EXISTS rumba_payment_due ON rumba_payment (due_at) WHERE due_at IS NOT NULL;
    CREATE INDEX IF NOT EXISTS rumba_payment_open ON rumba_payment (reference) WHERE is_open;
    CREATE TABLE IF NOT EXISTS rumba_lease (
      name TEXT PRIMARY KEY,
      holder TEXT NOT NULL,
      until REAL NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS rumba_lease_until ON rumba_lease (until);
  `)
  const insert = database.prepare(
    'INSERT INTO rumba_payment (reference, order_id, attempt, version, due_at, is_open, record) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (reference) DO NOTHING',
  )
  const get = database.prepare('SELECT record FROM rumba_payment WHERE reference = ?')
  const list = database.prepare('SELECT record FROM rumba_payment WHERE order_id = ? ORDER BY attempt')
  const replace = database.prepare(
    'UPDATE rumba_payment SET version = ?, due_at = ?, is_open = ?, record = ? WHERE reference = ? AND version = ?',
  )
  const open = database.prepare(
    'SELECT record FROM rumba_payment WHERE is_open AND reference > ? ORDER BY reference LIMIT ?',
  )
  const due = database.prepare('SELECT record FROM rumba_payment WHERE due_at <= ? ORDER BY due_at LIMIT 100')
  const lease = database.prepare(
    'INSERT INTO rumba_lease (name, holder, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE holder = excluded.holder OR until <= ?',
  )
  // Leases that nobody gave back go with the next one that is.
  const release = database.prepare('DELETE FROM rumba_lease WHERE (name = ? AND holder = ?) OR until <= ?')

  const find = (reference: string): PaymentRecord | undefined => {
    const row = get.get(reference)
    return row && parseRecord(row.record)
  }

  return {
    async insert(record) {
      const { reference, order, attempt } = record
      const { changes } = insert.run(reference, order, attempt, ...toColumns(record))
      return changes === 1 ? record : (find(reference) ?? record)
    },
    async get(reference) {
      return find(reference)
    },
    async list(order) {
      return list.all(order).map(row => parseRecord(row.record))
    },
    async replace(record) {
      const { reference, version } = record
      return replace.run(...toColumns(record), reference, version - 1).changes === 1
    },
    async open(limit, after = '') {
      return open.all(after, limit).map(row => parseRecord(row.record))
    },
    async due(now) {
      return due.all(now).map(row => parseRecord(row.record))
    },
    async lease(name, holder, ttlMs) {
      const now = Date.now()
      return lease.run(name, holder, now + ttlMs, now).changes === 1
    },
    async release(name, holder) {
      release.run(name, holder, Date.now())
    },
    close() {
      database.close()
    },
  }
}

const toColumns = (record: PaymentRecord): [number, number | null, number, string] => [
  record.version,
  record.dueAt ?? null,
  isFinal(record.status) ? 0 : 1,
  formatRecord(record),
]
