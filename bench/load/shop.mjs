// The shop that every load test runs, in one place.
import { createProxy } from '@rumba/proxy'
import { createMemoryStore } from '@rumba/proxy/stores/memory'
import { CREDENTIALS } from '@rumba/proxy/testing/fakeGateway'

export const PUBLIC_URL = 'https://shop.example/api/rumba'
export const BASE = '/api/rumba'

/** A payment older than ten minutes is asked about as often. */
export const PACE_MS = 10_000

export const OPTIONS = {
  credentials: CREDENTIALS,
  publicUrl: PUBLIC_URL,
  resolveOrder: () => ({ amount: { minor: 2501n, currency: 'BRL' } }),
  // One address asks for everybody here.
  limits: false,
}

const CREATE_HEADERS = { 'content-type': 'application/json', origin: 'https://shop.example' }
const PAYER = { firstName: 'Ana', lastName: 'Souza', taxId: '11144477735' }

/** What a page sends to begin paying. */
export const toCreateCall = order => ({
  method: 'POST',
  headers: { ...CREATE_HEADERS, 'idempotency-key': order },
  body: JSON.stringify({ order, method: 'pix', payer: PAYER }),
})

/** The gateway's answer to a create call, without the wire. */
async function answerCreate(gateway, { reference, amount, currency, callback_url }) {
  const id = crypto.randomUUID()
  const transaction = {
    request_id: id,
    reference,
    amount: Number(amount),
    currency,
    status: 'created',
    callback_url,
  }
  gateway.transactions.push(transaction)
  const challenge = { challenge_type: 'qr', challenge_qr: { code: `code-of-${reference}` } }
  const { body, headers } = gateway.callback(transaction, { challenge })
  return new Response(body, { headers })
}

/**
 * Payments that are waiting, made by the proxy itself.
 *
 * @param ageMs how long ago
 * @returns for each its record, the token that reads it and the address that the gateway calls back
 */
export async function createWaiting(gateway, count, ageMs = 0) {
  const store = createMemoryStore()
  const now = () => Date.now() - ageMs
  const reply = (_address, { body }) => answerCreate(gateway, JSON.parse(new TextDecoder().decode(body)))
  const proxy = createProxy({ ...OPTIONS, gatewayUrl: gateway.url, store, now, fetch: reply })
  const payments = []
  while (payments.length < count) {
    const batch = Array.from({ length: Math.min(50, count - payments.length) }, async (_, index) => {
      const order = `o-${payments.length + index}`
      const answer = await proxy.fetch(new Request(`${PUBLIC_URL}/payments`, toCreateCall(order)))
      if (answer.status !== 201) throw new Error(`create answered ${answer.status}: ${await answer.text()}`)
      const { token } = await answer.json()
      return { token, record: await store.get(`${order}-1`) }
    })
    payments.push(...(await Promise.all(batch)))
  }
  proxy.close()
  const transactions = new Map(gateway.transactions.map(entry => [entry.reference, entry]))
  return payments.map(({ token, record }) => ({
    token,
    record,
    transaction: transactions.get(record.reference),
  }))
}

/** What the gateway says when it is asked about each of them. */
export const repliesOf = (gateway, payments) =>
  new Map(payments.map(({ transaction }) => [transaction.request_id, gateway.callback(transaction)]))
