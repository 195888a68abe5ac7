import { createHmac } from 'node:crypto'
import { expect } from '@playwright/test'
import { CREDENTIALS, SANDBOX } from './addresses.ts'

/** A transaction as the sandbox's panel lists it. */
export interface Transaction {
  readonly request_id: string
  readonly reference: string
  readonly status: string
  readonly code?: string
  readonly callback_url: string
  readonly callbacks: readonly { readonly status: number | null; readonly sent_at: number }[]
}

/** What the gateway has, newest first. */
export async function transactions(): Promise<Transaction[]> {
  const response = await fetch(`${SANDBOX}/_sandbox/transactions`)
  return ((await response.json()) as { transactions: Transaction[] }).transactions
}

/** What the gateway has of an order, newest first. */
export async function transactionsOf(orderId: string): Promise<Transaction[]> {
  return (await transactions()).filter(({ reference }) => reference.startsWith(`${orderId}-`))
}

/** The only transaction of an order. */
export async function onlyTransaction(orderId: string): Promise<Transaction> {
  const [first, ...more] = await transactionsOf(orderId)
  expect(more).toEqual([])
  if (!first) throw new Error('the gateway has no transaction of this order')
  return first
}

/** Works one of the gateway's controls: `faults`, `corners`, `scenario`, `clock/advance`. What is set stays until it is set back. */
export async function control(path: string, body: object = {}): Promise<void> {
  const response = await fetch(`${SANDBOX}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
}

/** Does at the gateway what a buyer would do in the bank app. */
export const play = ({ request_id: id }: Transaction, move: 'pay' | 'decline' | 'expire'): Promise<void> =>
  control(`transactions/${id}/${move}`)

const { login, key, password } = CREDENTIALS
const hmac = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex')

/** The header `access-token` of every call. */
export const ACCESS_TOKEN: string = hmac(key, login)

/** The header `signature` of a call or a callback. */
export const signatureOf = (body: string): string => hmac(password, login + body)
