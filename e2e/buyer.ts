import { expect, type Page } from '@playwright/test'
import { SANDBOX, SHOP } from './addresses.ts'

/** A transaction as the sandbox's panel lists it. */
export interface Transaction {
  readonly request_id: string
  readonly reference: string
  readonly status: string
  readonly code?: string
  readonly callback_url: string
  readonly callbacks: readonly { readonly status: number | null; readonly sent_at: number }[]
}

/** Puts something in the cart and goes to the order's page. Answers the order's id. */
export async function order(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: /Cerrado coffee/ }).click()
  await page.getByRole('link', { name: /Cart/ }).click()
  await page.getByRole('button', { name: 'Go to payment' }).click()
  await page.waitForURL(/\/orders\//)
  return page.url().split('/').at(-1) ?? ''
}

/** Chooses a method, fills in what it asks for and presses "pay". */
export async function pay(page: Page, method: 'Pix' | 'paysafecard'): Promise<void> {
  await choose(page, method)
  await page.getByRole('button', { name: /^Pay / }).click()
}

/** Chooses a method and fills in what it asks for. */
export async function choose(page: Page, method: 'Pix' | 'paysafecard'): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${method}`) }).check()
  await page.getByLabel('First name').fill('Ana')
  await page.getByLabel('Last name').fill('Souza')
  if (method === 'Pix') await page.getByLabel('CPF or CNPJ').fill('11144477735')
  else await page.getByLabel('Country').selectOption('IE')
}

export const checkout = (page: Page) => page.locator('[data-rumba="checkout"]')

export async function expectState(page: Page, state: string): Promise<void> {
  await expect(checkout(page)).toHaveAttribute('data-state', state)
}

/** What the gateway has of an order, newest first. */
export async function transactionsOf(orderId: string): Promise<Transaction[]> {
  const response = await fetch(`${SANDBOX}/_sandbox/transactions`)
  const { transactions } = (await response.json()) as { transactions: Transaction[] }
  return transactions.filter(({ reference }) => reference.startsWith(`${orderId}-`))
}

/** The only transaction of an order. */
export async function onlyTransaction(orderId: string): Promise<Transaction> {
  const [first, ...more] = await transactionsOf(orderId)
  expect(more).toEqual([])
  if (!first) throw new Error('the gateway has no transaction of this order')
  return first
}

/** Does at the gateway what a buyer would do in the bank app. */
export async function play(transaction: Transaction, move: 'pay' | 'decline' | 'expire'): Promise<void> {
  const response = await fetch(`${SANDBOX}/_sandbox/transactions/${transaction.request_id}/${move}`, {
    method: 'POST',
  })
  expect(response.status).toBe(200)
}

export async function shopOrder(id: string): Promise<{ paidBy: string | null; deliveries: number }> {
  return (await (await fetch(`${SHOP}/api/orders/${id}`)).json()) as {
    paidBy: string | null
    deliveries: number
  }
}

/** Makes the gateway misbehave until the test is over. */
export async function setFaults(faults: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${SANDBOX}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(faults),
  })
  expect(response.ok).toBe(true)
}
