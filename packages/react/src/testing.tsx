'use client'
import {
  type CreatePaymentBody,
  isFinal,
  type MethodOffer,
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
import { type JSX, useState } from 'react'
import { RumbaProvider, type RumbaProviderProps } from './RumbaProvider.tsx'

/** The Pix code printed in the gateway's documents. It states no amount, so the payer's bank would ask the gateway for it. */
export const SAMPLE_PIX_CODE =
  '00020126850014br.gov.bcb.pix2563pix.voluti.com.br/qr/v3/at/eb63388a-c721-430c-a1c8-8ed7bce2ec075204000053039865802BR5918WZ_PLAY_JOGOS_LTDA6009SAO_PAULO62070503***63049901'

/** Pix with the fields the gateway asks of a payer. */
export const SAMPLE_PIX: MethodOffer = {
  code: 'pix',
  fields: [
    { name: 'firstName', need: 'required' },
    { name: 'lastName', need: 'required' },
    { name: 'taxId', need: 'required', format: 'cpf-cnpj' },
    { name: 'email', need: 'optional' },
  ],
}

/** A second method, one that sends the buyer to another page. */
export const SAMPLE_PAYSAFECARD: MethodOffer = {
  code: 'paysafecard',
  amount: parseMoney('4.20', 'EUR'),
  fields: [
    { name: 'firstName', need: 'required' },
    { name: 'lastName', need: 'required' },
    { name: 'country', need: 'required' },
  ],
}

/** A UPI link that states ₹200.00. */
export const SAMPLE_UPI_LINK =
  'upi://pay?pa=shop@bank&pn=Shop%20One&mc=5411&tr=ORDER-1&am=200.00&cu=INR&mode=04'

/** A payment under way whose challenge is not a Pix code. `other-step` is one that nobody knows. */
export type TestChallenge = 'redirect' | 'upi' | 'requisites' | 'otp' | 'stk' | 'other-step'

/** What each challenge but a Pix code looks like, under a method that has it. */
const CHALLENGES: Readonly<Record<TestChallenge, Partial<Payment>>> = {
  redirect: { method: 'paysafecard', challenge: { kind: 'redirect', url: 'https://pay.example/page' } },
  upi: {
    method: 'upi',
    amount: parseMoney('200', 'INR'),
    payee: 'Shop One',
    challenge: { kind: 'redirect', url: SAMPLE_UPI_LINK },
  },
  requisites: {
    method: 'bank_transfer_argentina',
    amount: parseMoney('15000.50', 'ARS'),
    challenge: {
      kind: 'requisites',
      requisites: {
        bank_name: 'Banco de la Plaza',
        cbu: '2850590940090418135201',
        'beneficiary.name': 'Rumba Pagos SA',
        cuit: '30-71659554-9',
        amount: '15000.50',
      },
      fields: ['sender_name', 'card_last_digits'],
    },
  },
  otp: { method: 'mobile_money', amount: parseMoney('500', 'KES'), challenge: { kind: 'otp' } },
  stk: { method: 'mobile_money', amount: parseMoney('500', 'KES'), challenge: { kind: 'stk' } },
  'other-step': { method: 'cash', challenge: { kind: 'unknown', type: 'voucher' } },
}

/** An order as a test states it; `current` comes from the client's own payment. */
export type TestOrder = Omit<Order, 'current' | 'now'>

const SAMPLE_ORDER: TestOrder = {
  amount: parseMoney('25.01', 'BRL'),
  description: 'My order',
  methods: [SAMPLE_PIX, SAMPLE_PAYSAFECARD],
}

/** How the proxy stands: it answers, it cannot be reached, it never answers, or its create calls alone are lost or hang. */
export type TestNetwork = 'up' | 'down' | 'silent' | 'create-lost' | 'create-silent'

export interface TestClientOptions {
  readonly order?: Partial<TestOrder>
  /** A payment under way from the start. */
  readonly payment?: Partial<Payment>
  /** Server time; default: the local clock. */
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
  /** The payment under way, if any. */
  readonly payment: Payment | undefined
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

/** Makes an in-memory client for tests and stories: an order over R$ 25,01 that can be paid with Pix. */
export function createTestClient(initial: TestClientOptions = {}): TestClient {
  const calls: TestCall[] = []
  const keys = new Map<string, string>()
  const waiting = new Set<() => void>()
  const streams = new Set<AbortController>()
  const clock = initial.now ?? Date.now
  let offer: TestOrder = { ...SAMPLE_ORDER, ...initial.order }
  let state: TestNetwork = 'up'
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
    if (!payment) {
      throw new ProblemError({ code: 'TOKEN_REFUSED', status: 401, title: 'No payment is under way.' })
    }
    return { payment, now: instant(), pollAfterMs: 2000 }
  }
  const started = (): StartedPayment => ({ ...snapshot(), token: `token-of-${payment?.reference}` })

  if (initial.payment) payment = begin(initial.payment)

  const client: TestClient = {
    calls,
    get payment() {
      return payment
    },

    async getOrder(_order, { signal } = {}) {
      await answer({ name: 'getOrder' }, signal)
      return { ...offer, now: instant(), ...(payment ? { current: started() } : {}) }
    },
    async createPayment(body, idempotencyKey, { signal } = {}) {
      await answer({ name: 'createPayment', body, idempotencyKey }, signal)
      const known = keys.get(idempotencyKey) === payment?.reference
      if (!payment || (isFinal(payment.status) && !known)) {
        const redirect = { kind: 'redirect', url: 'https://pay.example/page' } as const
        payment = begin({ method: body.method, ...(body.method === 'pix' ? {} : { challenge: redirect }) })
        keys.set(idempotencyKey, payment.reference)
      }
      return started()
    },
    async confirmPayment(_token, fields, { signal } = {}) {
      await answer({ name: 'confirmPayment', fields }, signal)
      return snapshot()
    },
    async resumePayment(_reference, { signal } = {}) {
      await answer({ name: 'resumePayment' }, signal)
      return started()
    },
    async getPayment(_token, { knownVersion, waitSeconds, signal } = {}) {
      await answer({ name: 'getPayment', ...(waitSeconds === undefined ? {} : { waitSeconds }) }, signal)
      if (waitSeconds && payment?.version === knownVersion) {
        await change(signal, waitSeconds * 1000)
        if (state === 'down') throw new ProxyUnreachableError('none')
      }
      return payment?.version === knownVersion ? undefined : snapshot()
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
    move(status, change = {}) {
      const from = payment ?? begin()
      payment = told({ ...from, status, ...change, version: from.version + 1 })
      tell()
      return client
    },
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

/** A state of the checkout, by name. `creating` and `unknown-create` show once "pay" is pressed. */
export type TestState =
  | 'loading'
  | 'failed'
  | 'choosing'
  | 'creating'
  | 'unknown-create'
  | 'unknown'
  | 'paying'
  | TestChallenge
  | 'unreachable'
  | 'paid'
  | 'declined'
  | 'expired'
  | 'error'

/** An in-memory client that stands in one state of the checkout. */
export function createClientIn(state: TestState, initial: TestClientOptions = {}): TestClient {
  const client = createTestClient(initial)
  const { payment } = initial
  switch (state) {
    case 'loading':
      return client.network('silent')
    case 'failed':
      return client.goOffline()
    case 'choosing':
      return client
    case 'creating':
      return client.network('create-silent')
    case 'unknown-create':
      return client.network('create-lost')
    case 'unreachable':
      return lostAfterOrder(client.start(payment))
    case 'paying':
      return client.start(payment)
    case 'unknown':
    case 'declined':
    case 'expired':
    case 'error':
      return client.start({ ...payment, status: state })
    case 'paid':
      return client.start({ ...payment, status: 'success' })
    default:
      return client.start({ ...CHALLENGES[state], ...payment })
  }
}

/** The order can be read, everything after it fails. */
function lostAfterOrder(client: TestClient): TestClient {
  const getOrder = client.getOrder
  client.getOrder = async (order, options) => {
    const read = await getOrder(order, options)
    client.goOffline()
    return read
  }
  return client
}

export interface TestProviderProps extends Pick<RumbaProviderProps, 'locale' | 'messages' | 'children'> {
  /** A client made by hand; wins over `state`. */
  readonly client?: RumbaClient
  /** Default: `choosing`. */
  readonly state?: TestState
  readonly order?: Partial<TestOrder>
  readonly payment?: Partial<Payment>
}

/** A provider over an in-memory client: `<TestProvider state="paying"><RumbaCheckout order="1" /></TestProvider>`. */
export function TestProvider({
  client,
  state = 'choosing',
  order,
  payment,
  ...rest
}: TestProviderProps): JSX.Element {
  const [own] = useState(
    () => client ?? createClientIn(state, { ...(order ? { order } : {}), ...(payment ? { payment } : {}) }),
  )
  return <RumbaProvider client={client ?? own} {...rest} />
}
