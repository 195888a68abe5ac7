import { DatabaseSync } from 'node:sqlite'

/** What a merchant fulfilled: one row for each event id, however often the event was delivered. */
export interface Ledger {
  add(event: { readonly id: string; readonly order: string; readonly reference: string }): void
  rows(): { id: string; order: string; reference: string; deliveries: number }[]
  close(): void
}

/** Opens a merchant's books in a file of their own, apart from the proxy's store. What was added survives the process. */
export function openLedger(path: string): Ledger {
  const database = new DatabaseSync(path)
  database.exec(`
    PRAGMA busy_timeout = 5000;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = OFF;
    CREATE TABLE IF NOT EXISTS fulfilment (
      id TEXT PRIMARY KEY,
      order_id TEXT NOT NULL,
      reference TEXT NOT NULL,
      deliveries INTEGER NOT NULL
    ) STRICT;
  `)
  const add = database.prepare(
    'INSERT INTO fulfilment VALUES (?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET deliveries = deliveries + 1',
  )
  const all = database.prepare('SELECT * FROM fulfilment')
  return {
    add({ id, order, reference }) {
      add.run(id, order, reference)
    },
    rows: () =>
      all.all().map(row => ({
        id: String(row.id),
        order: String(row.order_id),
        reference: String(row.reference),
        deliveries: Number(row.deliveries),
      })),
    close() {
      database.close()
    },
  }
}
