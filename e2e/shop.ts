import { SHOP } from './addresses.ts'

/** Orders a packet of coffee, without a page. Answers the order's id. */
export async function placeOrder(): Promise<string> {
  const response = await fetch(`${SHOP}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cart: crypto.randomUUID(), items: [{ product: 'coffee', quantity: 1 }] }),
  })
  return ((await response.json()) as { id: string }).id
}

/** What the shop knows of an order's payment. */
export async function shopOrder(id: string): Promise<{ paidBy: string | null; deliveries: number }> {
  return (await (await fetch(`${SHOP}/api/orders/${id}`)).json()) as {
    paidBy: string | null
    deliveries: number
  }
}
