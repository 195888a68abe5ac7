// The shop that every load test runs, in one place.
import { createProxy } from '@rumba/proxy'
import { createMemoryStore } from '@rumba/proxy/stores/memory'
import { CREDENTIALS } from '../../packages/proxy/src/testing/fakeGateway.ts'

export const PUBLIC_URL = 'https://shop.example/api/rumba'
export const BASE = '/api/rumba'

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

/**
 * Payments that are waiting, made by the proxy itself.
 *
 * @param ageMs how long ago
 * @returns for each its record, the token that reads it and the address that the gateway calls back
 */
export async function createWaiting(gateway, count, ageMs = 0) {
  const store = createMemoryStore()
  const now = () => Date.now() - ageMs
  const proxy = createProxy({ ...OPTIONS, gatewayUrl: gateway.url, store, now })
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
