import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { type CartItem, PRODUCTS } from './catalogue.ts'

export interface ShopOrder {
  /** 128 random bits: knowing it is the right to see and pay the order. */
  readonly id: string
  readonly items: readonly CartItem[]
  /** Id of the event that paid it. */
  readonly paidBy: string | null
  /** How often that event was delivered; the first time counts, the others change nothing. */
  readonly deliveries: number
}

/** The shop's own orders, in its own database. */
export interface Orders {
  /** Orders a cart; the same cart again answers the same order. */
  place(cart: string, items: readonly CartItem[]): ShopOrder
  find(id: string): ShopOrder | undefined
  /** Marks the order paid by this event, once. */
  pay(id: string, event: string): void
}

export function openOrders(path: string): Orders {
  const database = new DatabaseSync(path)
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS shop_order (
      id TEXT PRIMARY KEY,
      cart TEXT NOT NULL UNIQUE,
      items TEXT NOT NULL,
      paid_by TEXT,
      deliveries INTEGER NOT NULL DEFAULT 0
    ) STRICT;
  `)
  const insert = database.prepare(
    'INSERT INTO shop_order (id, cart, items) VALUES (?, ?, ?) ON CONFLICT (cart) DO NOTHING',
  )
  const byCart = database.prepare('SELECT * FROM shop_order WHERE cart = ?')
  const byId = database.prepare('SELECT * FROM shop_order WHERE id = ?')
  const pay = database.prepare(
    'UPDATE shop_order SET paid_by = coalesce(paid_by, ?), deliveries = deliveries + 1 WHERE id = ?',
  )
  const toOrder = (row: Record<string, unknown> | undefined): ShopOrder | undefined =>
    row && {
      id: String(row.id),
      items: JSON.parse(String(row.items)) as CartItem[],
      paidBy: typeof row.paid_by === 'string' ? row.paid_by : null,
      deliveries: Number(row.deliveries),
    }

  return {
    place(cart, items) {
      insert.run(randomBytes(16).toString('base64url'), cart, JSON.stringify(items))
      const order = toOrder(byCart.get(cart))
      if (!order) throw new Error('an order that was just written cannot be read')
      return order
    },
    find: id => toOrder(byId.get(id)),
    pay: (id, event) => void pay.run(event, id),
  }
}

/** Reads a cart from a request: known products, 1 to 20 of each. */
export function parseCart(body: unknown): { cart: string; items: CartItem[] } | undefined {
  if (typeof body !== 'object' || body === null || !('cart' in body) || !('items' in body)) return undefined
  const { cart, items } = body
  if (typeof cart !== 'string' || !/^[\w-]{8,64}$/.test(cart) || !Array.isArray(items)) return undefined
  const read = PRODUCTS.flatMap(({ id }) => {
    const quantity: unknown = items.find(item => item?.product === id)?.quantity
    return Number.isInteger(quantity) && Number(quantity) >= 1 && Number(quantity) <= 20
      ? [{ product: id, quantity: Number(quantity) }]
      : []
  })
  return read.length > 0 ? { cart, items: read } : undefined
}
