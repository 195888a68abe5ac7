import {
  type CreatePaymentBody,
  type Problem,
  parseProblem,
  parseStartedPayment,
  type StartedPayment,
} from '@rumba/core'
import { expect, onTestFinished, vi } from 'vitest'
import type { ProxyEvent } from '../events.ts'
import { createGateway, type Gateway } from '../gateway.ts'
import type { OrderTerms, PaidEvent, ProxyOptions } from '../options.ts'
import { createProxy, type RumbaProxy } from '../proxy.ts'
import { createMemoryStore } from '../stores/memory.ts'
import { CREDENTIALS, type FakeGateway, type FakeTransaction, startFakeGateway } from './fakeGateway.ts'

export const PUBLIC_URL = 'https://shop.example/api/rumba'

/** A payer that completes every method's fields. */
export const PAYER = { firstName: 'Ana', lastName: 'Souza', taxId: '111.444.777-35' }

/** A proxy of one shop with a gateway behind it, and what its merchant heard. */
export interface TestShop {
  readonly proxy: RumbaProxy
  /** What its own server calls the gateway by. */
  readonly calls: Gateway
  readonly gateway: FakeGateway
  readonly paid: PaidEvent[]
  readonly events: ProxyEvent[]
  /** Moves the proxy's clock. */
  advance(ms: number): void
  request(path: string, init?: RequestInit): Promise<Response>
  create(body?: Partial<CreatePaymentBody> & Record<string, unknown>, key?: string): Promise<Response>
  /** Creates and reads the reply. */
  start(body?: Partial<CreatePaymentBody>, key?: string): Promise<StartedPayment>
  /** Asks for a payment by its status token; `path` stands behind its address. */
  read(token: string, path?: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a callback to the address that the gateway was given. */
  callBack(
    transaction: FakeTransaction,
    changes?: Record<string, unknown>,
    init?: RequestInit,
  ): Promise<Response>
  /** The transaction of the latest create call. */
  latest(): FakeTransaction
  /** Resolves once the proxy has nothing left to do. */
  settled(): Promise<void>
}

export const TERMS: OrderTerms = {
  amount: { minor: 2501n, currency: 'BRL' },
  payee: 'LOJA EXEMPLO',
  description: 'Three books',
  returnUrl: 'https://shop.example/orders/o1',
}

/** @param options those of the proxy; with `gateway`, the shop is a further instance before a gateway that is there already */
export async function startShop({
  gateway: shared,
  ...options
}: Partial<ProxyOptions> & { terms?: OrderTerms; gateway?: FakeGateway } = {}): Promise<TestShop> {
  const gateway = shared ?? (await startFakeGateway())
  const paid: PaidEvent[] = []
  const events: ProxyEvent[] = []
  let skew = 0
  const store = options.store ?? createMemoryStore()
  const given: ProxyOptions = {
    credentials: CREDENTIALS,
    gatewayUrl: gateway.url,
    publicUrl: PUBLIC_URL,
    resolveOrder: order => (order.startsWith('o') ? (options.terms ?? TERMS) : undefined),
    onPaid: event => void paid.push(event),
    onEvent: event => events.push(event),
    now: () => Date.now() + skew,
    sleep: async () => {},
    ...options,
    store,
  }
  const proxy = createProxy(given)
  onTestFinished(async () => {
    proxy.close()
    if (!shared) await gateway.close()
  })

  const shop: TestShop = {
    proxy,
    calls: createGateway(given),
    gateway,
    paid,
    events,
    advance(ms) {
      skew += ms
    },
    request: (path, init) => proxy.fetch(new Request(PUBLIC_URL + path, init)),
    create: (body, key = crypto.randomUUID()) =>
      shop.request('/payments', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          origin: 'https://shop.example',
        },
        body: JSON.stringify({ order: 'o1', method: 'pix', payer: PAYER, ...body }),
      }),
    async start(body, key) {
      const response = await shop.create(body, key)
      return parseStartedPayment(await response.json(), response.status)
    },
    read: (token, path = '', headers) =>
      shop.request(`/payments/me${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    callBack(transaction, changes, init) {
      const { body, headers } = gateway.callback(transaction, changes)
      return proxy.fetch(new Request(transaction.callback_url, { method: 'POST', body, headers, ...init }))
    },
    latest() {
      const transaction = gateway.transactions.at(-1)
      if (!transaction) throw new Error('the gateway has seen no create call')
      return transaction
    },
    async settled() {
      // Work is queued by the answers; a turn of the loop lets it begin, drain waits for what is under way.
      for (let turn = 0; turn < 3; turn++) {
        await new Promise(resolve => setTimeout(resolve, 5))
        await proxy.drain()
      }
    },
  }
  return shop
}

/** The gateway says that the latest payment is paid, and calls back. */
export async function payAndCallBack(shop: TestShop): Promise<void> {
  const transaction = shop.latest()
  transaction.status = 'success'
  // A gateway sends again until it is told that this is enough.
  await vi.waitFor(async () => expect((await shop.callBack(transaction)).status).toBe(200), 10_000)
  await shop.settled()
}

/** What the proxy complains of. */
export async function problemOf(response: Response): Promise<Problem> {
  return parseProblem(await response.json(), response.status)
}
