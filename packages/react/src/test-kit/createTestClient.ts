import {
  type CreatePaymentBody,
  isFinal,
  type Order,
  type Payment,
  type PaymentSnapshot,
  type PaymentStatus,
  ProblemError,
  ProxyUnreachableError,
  parseMoney,
  type RumbaClient,
  type StartedPayment,
} from '@rumba/core'
import { countdowns } from '../hooks/useCountdown.ts'
import { serverClock } from '../watch/serverClock.ts'
import { drawn } from './drawn.ts'
import { SAMPLE_PAYSAFECARD, SAMPLE_PIX, SAMPLE_PIX_CODE } from './samples.ts'
import { paymentBy, paymentIn, type TestState } from './states.ts'

/** An order as a test states it; `current` comes from the client's own payment. */
export type TestOrder = Omit<Order, 'current' | 'now'>

const SAMPLE_ORDER: TestOrder = {
  amount: parseMoney('25.01', 'BRL'),
  description: 'My order',
  methods: [SAMPLE_PIX, SAMPLE_PAYSAFECARD],
}

/** How the proxy stands: it answers, it cannot be reached, it never answers, or its create calls alone are lost or hang. */
export type TestNetwork = 'up' | 'down' | 'silent' | 'create-lost' | 'create-silent'

const NETWORKS: Readonly<Partial<Record<TestState, TestNetwork>>> = {
  loading: 'silent',
  failed: 'down',
  creating: 'create-silent',
  'unknown-create': 'create-lost',
}

export interface TestClientOptions {
  /** Default: `choosing`. */
  readonly state?: TestState
  /** What differs from an order over R$ 25,01 that can be paid with Pix or paysafecard. */
  readonly order?: Partial<TestOrder>
  /** What differs from the payment of the state; under `choosing`, a payment under way from the start. */
  readonly payment?: Partial<Payment>
  /** Server time in milliseconds since 1970, before any `advance`; default: `Date.now`, also that of a test runner. */
  readonly now?: () => number
}

/** One call the page made, in the order they came. */
export interface TestCall {
  readonly name:
    | 'getOrder'
    | 'createPayment'
    | 'confirmPayment'
    | 'resumePayment'
    | 'getPayment'
    | 'watchPayment'
  readonly fields?: Readonly<Record<string, string>>
  readonly body?: CreatePaymentBody
  readonly idempotencyKey?: string
  readonly waitSeconds?: number
}

/** A `RumbaClient` whose proxy lives in memory. Each method is one sentence of a test. */
export interface TestClient extends RumbaClient {
  /** Every call so far. */
  readonly calls: readonly TestCall[]
  /** The latest payment, if any, as the server has it now. */
  readonly payment: Payment | undefined
  /** The buyer pays in the bank app; late, too. Done when React has drawn it, also under a test runner's fake timers. */
  pay(): Promise<void>
  /** The buyer's bank says no. Done when React has drawn it. */
  decline(): Promise<void>
  /** The payment ends unpaid now, whatever its time. Done when React has drawn it. */
  expire(): Promise<void>
  /**
   * Lets time pass at the server: countdowns follow at once, and a payment whose `expiresAt` comes expires. Done when React has
   * drawn it. The page's own timers stay what they are; those of a test runner move the server's time along with them.
   */
  advance(ms: number): Promise<void>
  /** Changes what the order says from the next read on. */
  order(change: Partial<TestOrder>): TestClient
  /** Puts a payment under way, as if another tab had started it. */
  start(change?: Partial<Payment>): TestClient
  /** Moves the payment on and tells everyone who watches. */
  move(status: PaymentStatus, change?: Partial<Payment>): TestClient
  /** Ends every open stream, as a restarting server does. */
  cut(): TestClient
  /** Nothing answers any more and open streams break. */
  goOffline(): TestClient
  goOnline(): TestClient
  /** Sets how the proxy stands. */
  network(state: TestNetwork): TestClient
  /** Streams are refused from now on, so that watching falls back to asking. */
  withoutPush(): TestClient
  /** The next call of any kind answers with this error. */
  failOnce(error: Error): TestClient
}

/** Makes an in-memory client for tests and stories, in a state of the checkout. */
export function createTestClient(initial: TestClientOptions = {}): TestClient {
  const calls: TestCall[] = []
  const keys = new Map<string, string>()
  const waiting = new Set<() => void>()
  const streams = new Set<AbortController>()
  const named = initial.state ?? 'choosing'
  let ahead = 0
  const clock = (): number => (initial.now ?? Date.now)() + ahead
  let offer: TestOrder = { ...SAMPLE_ORDER, ...initial.order }
  let state = NETWORKS[named] ?? 'up'
  let push = true
  let failure: Error | undefined
  let attempts = 0
  let payment: Payment | undefined

  const instant = (afterMs = 0): string => new Date(clock() + afterMs).toISOString()
  const begin = (change: Partial<Payment> = {}): Payment => {
    attempts += 1
    return told({
      reference: `order-1-${attempts}`,
      method: 'pix',
      status: 'pending',
      amount: offer.amount,
      payee: 'WZ_PLAY_JOGOS_LTDA',
      challenge: { kind: 'qr', code: SAMPLE_PIX_CODE },
      createdAt: instant(),
      expiresAt: instant(15 * 60_000),
      version: 1,
      ...change,
    })
  }
  const tell = (): void => {
    for (const wake of [...waiting]) wake()
  }
  const become = (status: PaymentStatus, change: Partial<Payment> = {}): void => {
    const from = payment ?? begin()
    payment = told({ ...from, status, ...change, version: from.version + 1 })
    tell()
  }
  /** The payment as it is now: one that waits for the buyer expires by itself. */
  const current = (): Payment | undefined => {
    if (payment?.challenge && Date.parse(payment.expiresAt ?? '') <= clock()) become('expired')
    return payment
  }
  /** Until the payment changes, the time is over, or the caller gives up. */
  const change = (signal: AbortSignal | undefined, ms?: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (): void => {
        waiting.delete(done)
        clearTimeout(timer)
        if (signal?.aborted) reject(signal.reason)
        else resolve()
      }
      const timer = ms === undefined ? undefined : setTimeout(done, ms)
      waiting.add(done)
      signal?.addEventListener('abort', done, { once: true })
      if (signal?.aborted) done()
    })
  const answer = async (call: TestCall, signal: AbortSignal | undefined): Promise<void> => {
    calls.push(call)
    await Promise.resolve()
    signal?.throwIfAborted()
    if (failure) {
      const error = failure
      failure = undefined
      throw error
    }
    const creating = call.name === 'createPayment'
    while (state === 'silent' || (creating && state === 'create-silent')) await change(signal)
    if (state === 'down' || (creating && state === 'create-lost')) {
      throw new ProxyUnreachableError(creating ? 'unknown' : 'none')
    }
  }
  const snapshot = (): PaymentSnapshot => {
    const now = current()
    if (!now) {
      throw new ProblemError({ code: 'TOKEN_REFUSED', status: 401, title: 'No payment is under way.' })
    }
    return { payment: now, now: instant(), pollAfterMs: 2000 }
  }
  const started = (): StartedPayment => ({
    ...snapshot(),
    token: `token-of-${payment?.reference}`,
    resume: `resume-of-${payment?.reference}`,
  })

  const first = paymentIn(named)
  if (first || initial.payment) payment = begin({ ...first, ...initial.payment })

  const client: TestClient = {
    calls,
    get payment() {
      return current()
    },

    async getOrder(_order, { signal } = {}) {
      await answer({ name: 'getOrder' }, signal)
      if (named === 'unreachable') client.goOffline()
      return { ...offer, now: instant(), ...(payment ? { current: started() } : {}) }
    },
    async createPayment(body, idempotencyKey, { signal } = {}) {
      await answer({ name: 'createPayment', body, idempotencyKey }, signal)
      const before = current()
      const known = keys.get(idempotencyKey) === before?.reference
      if (!before || (!known && (isFinal(before.status) || body.refused === before.reference))) {
        payment = begin(paymentBy(body.method))
        keys.set(idempotencyKey, payment.reference)
      }
      return started()
    },
    async confirmPayment(_token, fields, { signal } = {}) {
      await answer({ name: 'confirmPayment', fields }, signal)
      return snapshot()
    },
    async resumePayment(name, { signal } = {}) {
      await answer({ name: 'resumePayment' }, signal)
      if (![payment?.reference, `resume-of-${payment?.reference}`].includes(name)) {
        throw new ProblemError({ code: 'NOT_FOUND', status: 404, title: 'There is no such payment.' })
      }
      return started()
    },
    async getPayment(_token, { knownVersion, waitSeconds, signal } = {}) {
      await answer({ name: 'getPayment', ...(waitSeconds === undefined ? {} : { waitSeconds }) }, signal)
      if (waitSeconds && current()?.version === knownVersion) {
        await change(signal, waitSeconds * 1000)
        if (state === 'down') throw new ProxyUnreachableError('none')
      }
      return current()?.version === knownVersion ? undefined : snapshot()
    },
    async *watchPayment(_token, { onHeartbeat, signal } = {}) {
      await answer({ name: 'watchPayment' }, signal)
      if (!push) throw new ProblemError({ code: 'NOT_FOUND', status: 404, title: 'No events here.' })
      const end = new AbortController()
      streams.add(end)
      const beat = setInterval(() => onHeartbeat?.(), 15_000)
      try {
        while (!end.signal.aborted) {
          onHeartbeat?.()
          yield snapshot()
          const seen = payment?.version
          while (!end.signal.aborted && payment?.version === seen) await change(signal)
        }
        if (state === 'down') throw new ProxyUnreachableError('none')
      } finally {
        clearInterval(beat)
        streams.delete(end)
      }
    },

    order(change) {
      offer = { ...offer, ...change }
      return client
    },
    start(change) {
      payment = begin(change)
      tell()
      return client
    },
    move(status, change) {
      become(status, change)
      return client
    },
    pay: () => drawn(() => become('success')),
    decline: () => drawn(() => become('declined')),
    expire: () => drawn(() => become('expired')),
    advance: ms =>
      drawn(() => {
        ahead += ms
        current()
        serverClock(client).hear(instant())
        for (const tick of countdowns) tick()
      }),
    cut() {
      for (const stream of streams) stream.abort()
      tell()
      return client
    },
    goOffline: () => client.network('down').cut(),
    goOnline: () => client.network('up'),
    network(next) {
      state = next
      tell()
      return client
    },
    withoutPush() {
      push = false
      return client.cut()
    },
    failOnce(error) {
      failure = error
      return client
    },
  }
  return client
}

/** As a proxy tells it: there is nothing to do before the gateway answered, nor once the payment is final. */
function told({ challenge, ...payment }: Payment): Payment {
  const spent = payment.status === 'unknown' || isFinal(payment.status)
  return { ...payment, ...(challenge && !spent ? { challenge } : {}) }
}
