import { canMove, isFinal, type Payment, parseSnapshot, parseStartedPayment } from '@rumba/core'
import type { Store } from '../stores/contract.ts'
import { pause } from './engines.ts'
import { type FakeTransaction, startFakeGateway } from './fakeGateway.ts'
import { openLedger } from './ledger.ts'
import { createMortalShop } from './mortalShop.ts'
import { createRandom } from './random.ts'
import { PAYER, PUBLIC_URL } from './shop.ts'
import { spawnScript } from './spawnScript.ts'

export interface CrashOptions {
  /** Path of the bundled `crashShop`. */
  readonly script: string
  readonly engine: 'sqlite' | 'postgres'
  /** File of the store, or where the server's socket is. */
  readonly path: string
  readonly prefix: string
  /** The same payments, seen from here. */
  readonly store: Store
  readonly ledgerPath: string
  readonly kills: number
  /** How long the last process may take for what is due. Leases of dead ones run out after 10 seconds. Default: a minute. */
  readonly settleMs?: number
  /** Decides when to kill, what becomes of each payment and what a page asks; how the processes interleave, it cannot. */
  readonly seed: number
  /** What is wrong with the shop on purpose. */
  readonly fault?: 'answers-before-it-wrote' | 'names-events-anew'
}

/** What a run came to. Everything from `lost` on has to be 0. */
export interface CrashCounts {
  readonly kills: number
  /** Calls of pages and callbacks that a kill cut off. */
  readonly cutOff: number
  /** Orders whose create call was answered, after however many tries with one key. */
  readonly creates: number
  /** Callbacks answered with 200. */
  readonly acknowledged: number
  readonly deliveries: number
  /** Deliveries of an event that had been delivered before. */
  readonly redeliveries: number
  /** Payments whose final status was acknowledged, and which the store, or of paid ones the merchant's books, say nothing of. */
  readonly lost: number
  /** Fulfilments of an order beyond its first. */
  readonly double: number
  /** Fulfilments of what the gateway never called paid. */
  readonly unearned: number
  /** Answers to pages that were older than one given before, or that no payment may come to from there. */
  readonly backwards: number
  /** Create calls at the gateway beyond the first of an order. */
  readonly sentAgain: number
}

const BUYERS = 12
/** The longest life of a process: so many answers, or so long when the machine is slow, and a moment more. */
const LIFE = { answers: 45, ms: 1_000, momentMs: 25 }

/**
 * Lets buyers create, pay and watch payments at a shop that is killed again and again, then lets the last process finish.
 * Nothing may make up for a lost callback: half of the buyers never look again, and nobody reconciles.
 */
export async function runCrashes(options: CrashOptions): Promise<CrashCounts> {
  const { script, engine, path, prefix, store, ledgerPath, kills, seed } = options
  const { settleMs = 60_000, fault = '' } = options
  const random = createRandom(seed)
  const gateway = await startFakeGateway()
  // Its answers take a while, so that some are under way when the process dies.
  const latency = setInterval(() => {
    gateway.hold = pause(random() * 20)
  }, 5)
  const shop = createMortalShop(() =>
    spawnScript(script, engine, path, prefix, gateway.url, ledgerPath, fault),
  )
  const witness = createWitness()
  /** The final status of a payment, where a callback that said so was acknowledged. */
  const acknowledgedFates = new Map<string, string>()
  let creates = 0
  let acknowledged = 0

  const press = async (order: string, key: string): Promise<{ payment: Payment; token: string }> => {
    const response = await shop.call(`${PUBLIC_URL}/payments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, origin: 'https://shop.example' },
      body: JSON.stringify({ order, method: 'pix', payer: PAYER }),
    })
    const started = parseStartedPayment(await response.json(), response.status)
    witness.saw(started.payment)
    return started
  }
  /** Sends a callback until it is acknowledged, as a gateway does. */
  const callBack = async (transaction: FakeTransaction): Promise<void> => {
    const callback = gateway.callback(transaction)
    while ((await shop.call(transaction.callback_url, { method: 'POST', ...callback })).status !== 200)
      await pause(20)
    acknowledged += 1
  }
  const look = async (reference: string, token: string): Promise<boolean> => {
    const newest = witness.newest(reference)
    const headers = { authorization: `Bearer ${token}` }
    const response = await shop.call(`${PUBLIC_URL}/payments/me`, { headers })
    const { payment } = parseSnapshot(await response.json(), response.status)
    witness.saw(payment, newest)
    return isFinal(payment.status)
  }
  const buy = async (order: string): Promise<void> => {
    const key = `key-${order}`
    const presses = random() < 0.25 ? 2 : 1
    const [started] = await Promise.all(Array.from({ length: presses }, () => press(order, key)))
    if (!started) return
    creates += 1
    const { token } = started
    const { reference } = started.payment
    const transaction = gateway.transactions.find(entry => entry.reference === reference)
    // The process died before it sent the create call: there is nothing to pay.
    if (!transaction) return
    const watches = random() < 0.5
    if (watches) await look(reference, token)
    if (random() < 0.3) {
      transaction.status = 'pending'
      await callBack(transaction)
    }
    transaction.status = random() < 0.8 ? 'success' : random() < 0.5 ? 'declined' : 'expired'
    await callBack(transaction)
    acknowledgedFates.set(reference, transaction.status)
    // Gateways repeat themselves, and not in order.
    if (random() < 0.2) await callBack(transaction)
    if (random() < 0.2) await callBack({ ...transaction, status: 'pending' })
    for (let looks = 0; watches && looks < 50 && !(await look(reference, token)); looks++) await pause(30)
  }

  try {
    let over = false
    let orders = 0
    const buyers = Promise.all(
      Array.from({ length: BUYERS }, async () => {
        while (!over) await buy(`o-${++orders}`)
      }),
    )
    // Whoever fails first is told of at the end.
    buyers.catch(() => {
      over = true
    })
    for (let kill = 0; kill < kills && !over; kill++) {
      await shop.open()
      const enough = shop.answers() + random() * LIFE.answers
      for (const end = Date.now() + LIFE.ms; shop.answers() < enough && Date.now() < end; ) await pause(2)
      await pause(random() * LIFE.momentMs)
      await shop.kill()
    }
    await shop.open()
    over = true
    await buyers
    const isDone = async (): Promise<boolean> => (await store.due(Number.MAX_SAFE_INTEGER)).length === 0
    for (const end = Date.now() + settleMs; !(await isDone()) && Date.now() < end; ) await pause(100)
  } finally {
    clearInterval(latency)
    shop.close()
    await gateway.close()
  }

  const ledger = openLedger(ledgerPath)
  const books = ledger.rows()
  ledger.close()
  const fulfilled = new Set(books.map(({ reference }) => reference))
  const paidAtGateway = new Set(
    gateway.transactions.flatMap(({ reference, status }) => (status === 'success' ? reference : [])),
  )
  const isLost = async ([reference, fate]: [string, string]): Promise<boolean> =>
    (await store.get(reference))?.status !== fate || (fate === 'success' && !fulfilled.has(reference))
  const losses = await Promise.all([...acknowledgedFates].map(isLost))
  const sent = gateway.requests.flatMap(({ method, body }) =>
    method === 'POST' ? orderOf((JSON.parse(body) as FakeTransaction).reference) : [],
  )
  const deliveries = books.reduce((sum, row) => sum + row.deliveries, 0)
  return {
    kills,
    cutOff: shop.cutOff(),
    creates,
    acknowledged,
    deliveries,
    redeliveries: deliveries - books.length,
    lost: losses.filter(Boolean).length,
    double: books.length - new Set(books.map(({ order }) => order)).size,
    unearned: books.filter(({ reference }) => !paidAtGateway.has(reference)).length,
    backwards: witness.backwards(),
    sentAgain: sent.length - new Set(sent).size,
  }
}

const orderOf = (reference: string): string => reference.replace(/-\d+$/, '')

/** Remembers what pages were told of each payment. */
function createWitness() {
  const told = new Map<string, Map<number, string>>()
  let stale = 0
  return {
    /** The highest version that anybody was told. */
    newest: (reference: string): number => Math.max(0, ...(told.get(reference)?.keys() ?? [])),
    /** @param newest the highest version when this was asked for */
    saw({ reference, version, status }: Payment, newest = 0): void {
      const statuses = told.get(reference) ?? new Map<number, string>()
      if (version < newest || (statuses.get(version) ?? status) !== status) stale += 1
      told.set(reference, statuses.set(version, status))
    },
    backwards(): number {
      const moves = [...told.values()].flatMap(statuses =>
        [...statuses]
          .sort(([a], [b]) => a - b)
          .map(([, status], index, sorted) => [sorted[index - 1]?.[1] ?? status, status] as const),
      )
      return stale + moves.filter(([from, to]) => from !== to && !canMove(from, to)).length
    },
  }
}
