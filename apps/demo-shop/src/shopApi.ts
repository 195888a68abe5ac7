import type { Language } from './words.ts'

export interface Product {
  readonly id: string
  readonly name: Readonly<Record<Language, string>>
  /** Decimal text in reais. */
  readonly price: string
}

export interface ShopOrder {
  readonly id: string
  readonly items: readonly { readonly product: string; readonly quantity: number }[]
  readonly total: { readonly BRL: string; readonly EUR: string }
  /** Id of the event that paid the order on the server. */
  readonly paidBy: string | null
}

async function call<Result>(path: string, init?: RequestInit): Promise<Result> {
  const response = await fetch(path, init)
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as Result
}

const post = (body?: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body ?? {}),
})

export const getProducts = (): Promise<Product[]> => call('/api/products')
export const getOrder = (id: string): Promise<ShopOrder> => call(`/api/orders/${id}`)
/** The same cart again answers the same order, so a double click orders once. */
export const placeOrder = (cart: string, items: ShopOrder['items']): Promise<ShopOrder> =>
  call('/api/orders', post({ cart, items }))
/** Tells the sandbox what the buyer did; false when there is nothing to pay. */
export const playBank = async (order: string, move: string): Promise<boolean> =>
  (await fetch(`/demo/orders/${order}/${move}`, { method: 'POST' })).ok
