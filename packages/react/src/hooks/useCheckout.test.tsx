import { type Payment, ProblemError } from '@rumba/core'
import { act, cleanup, type RenderHookResult, renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider, SAMPLE_PIX, type TestClient } from '../testing.tsx'
import { type Checkout, type CheckoutEvent, type UseCheckoutOptions, useCheckout } from './useCheckout.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms = 0): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms))

/** Draws the checkout of one order and waits until it has been read. */
async function open(
  client: TestClient,
  callbacks: Partial<UseCheckoutOptions> = {},
): Promise<RenderHookResult<Checkout, unknown>> {
  const drawn = renderHook(() => useCheckout({ order: 'order-1', ...callbacks }), {
    wrapper: props => (
      <StrictMode>
        <RumbaTestProvider client={client} {...props} />
      </StrictMode>
    ),
  })
  await pass()
  return drawn
}

/** The checkout, which must stand in the given state. */
function at<State extends Checkout['state']>(
  { result }: RenderHookResult<Checkout, unknown>,
  state: State,
): Checkout & { state: State } {
  expect(result.current.state).toBe(state)
  return result.current as Checkout & { state: State }
}

const creates = (client: TestClient) => client.calls.filter(call => call.name === 'createPayment')

test('an order is read, a method chosen, the payment created, watched and paid', async () => {
  const client = createTestClient()
  const checkout = await open(client)
  expect(at(checkout, 'choosing').methods.map(offer => offer.code)).toEqual(['pix', 'paysafecard'])
  expect(at(checkout, 'choosing').method).toBeUndefined()
  act(() => at(checkout, 'choosing').choose('pix'))
  expect(at(checkout, 'choosing').method?.code).toBe('pix')
  act(() => at(checkout, 'choosing').pay({ firstName: 'Ana' }))
  await pass()
  expect(at(checkout, 'paying').payment.challenge?.kind).toBe('qr')
  expect(creates(client).map(call => call.body)).toEqual([
    { order: 'order-1', method: 'pix', payer: { firstName: 'Ana' } },
  ])
  client.move('success')
  await pass()
  expect(at(checkout, 'paid').payment.status).toBe('success')
})

test('nothing is paid before a method is chosen, and a single method is chosen already', async () => {
  const several = createTestClient()
  const first = await open(several)
  act(() => at(first, 'choosing').pay())
  await pass()
  expect(creates(several)).toEqual([])

  const second = await open(createTestClient({ order: { methods: [SAMPLE_PIX] } }))
  expect(at(second, 'choosing').method).toEqual(SAMPLE_PIX)
})

test('an order that cannot be read can be read again', async () => {
  const client = createTestClient().goOffline()
  const checkout = await open(client)
  at(checkout, 'loading')
  await pass(10_000)
  const failed = at(checkout, 'failed')
  expect(failed.error).toHaveProperty('code', 'PROXY_UNREACHABLE')
  client.goOnline()
  act(() => failed.retry())
  await pass()
  at(checkout, 'choosing')
})

test('an order nobody knows is not asked for again by itself', async () => {
  const client = createTestClient()
  client.failOnce(new ProblemError({ code: 'ORDER_UNKNOWN', status: 404, title: 'No such order.' }))
  const checkout = await open(client)
  expect(at(checkout, 'failed').error).toHaveProperty('code', 'ORDER_UNKNOWN')
})

test('two presses make one payment', async () => {
  const client = createTestClient({ order: { methods: [SAMPLE_PIX] } })
  const checkout = await open(client)
  const { pay } = at(checkout, 'choosing')
  act(() => {
    pay()
    pay()
  })
  await pass()
  expect(creates(client)).toHaveLength(1)
})

test.each([
  ['pending', 'paying'],
  ['a status nobody has met', 'paying'],
  ['success', 'paid'],
  ['declined', 'declined'],
  ['expired', 'expired'],
  ['error', 'error'],
  ['unknown', 'unknown'],
] as const)('an attempt that stands at %j is gone on with as %s', async (status, state) => {
  const client = createTestClient({ payment: { status } })
  at(await open(client), state)
  expect(creates(client)).toEqual([])
})

test('after an attempt that expired the next one is another, under another key', async () => {
  const client = createTestClient({ order: { methods: [SAMPLE_PIX] } })
  const checkout = await open(client)
  act(() => at(checkout, 'choosing').pay())
  await pass()
  client.move('expired')
  await pass()
  act(() => at(checkout, 'expired').tryAgain())
  await pass()
  act(() => at(checkout, 'choosing').pay())
  await pass()
  expect(at(checkout, 'paying').payment.reference).toBe('order-1-2')
  expect(new Set(creates(client).map(call => call.idempotencyKey)).size).toBe(2)
})

test('after an attempt that ended on another page its method is chosen already', async () => {
  const client = createTestClient({ payment: { method: 'paysafecard', status: 'expired' } })
  const checkout = await open(client)
  act(() => at(checkout, 'expired').tryAgain())
  await pass()
  expect(at(checkout, 'choosing').method?.code).toBe('paysafecard')
  act(() => at(checkout, 'choosing').choose('pix'))
  expect(at(checkout, 'choosing').method?.code).toBe('pix')
})

test('the method that was chosen last in this browser is chosen already, where the shop still takes it', async () => {
  localStorage.clear()
  const server = { ...createTestClient(), endpoint: '/api/rumba' } as TestClient
  const before = await open(server)
  expect(at(before, 'choosing').method).toBeUndefined()
  act(() => at(before, 'choosing').choose('paysafecard'))
  cleanup()
  expect(at(await open(server), 'choosing').method?.code).toBe('paysafecard')
  server.order({ methods: [SAMPLE_PIX, { ...SAMPLE_PIX, code: 'other' }] })
  cleanup()
  expect(at(await open({ ...server } as TestClient), 'choosing').method).toBeUndefined()
  localStorage.clear()
})

test('a browser that may not keep the choice lets it be made all the same', async () => {
  for (const name of ['getItem', 'setItem'] as const) {
    vi.spyOn(Storage.prototype, name).mockImplementation(() => {
      throw new DOMException('Denied.', 'SecurityError')
    })
  }
  const checkout = await open({ ...createTestClient(), endpoint: '/api/rumba' } as TestClient)
  act(() => at(checkout, 'choosing').choose('pix'))
  expect(at(checkout, 'choosing').method?.code).toBe('pix')
  vi.restoreAllMocks()
})

test('trying again shows an attempt that another tab has made meanwhile', async () => {
  const client = createTestClient({ payment: { status: 'declined' } })
  const checkout = await open(client)
  client.start()
  act(() => at(checkout, 'declined').tryAgain())
  await pass()
  expect(at(checkout, 'paying').payment.reference).toBe('order-1-2')
})

test('pain 7: a payment that was left for another method is shown when it is paid after all', async () => {
  const client = createTestClient({ payment: {} })
  const checkout = await open(client)
  act(() => at(checkout, 'paying').changeMethod())
  await pass()
  at(checkout, 'choosing')
  client.move('success')
  await pass()
  at(checkout, 'paid')
})

test('a refused press says why, and the next press has a key of its own', async () => {
  const client = createTestClient({ order: { methods: [SAMPLE_PIX] } })
  const checkout = await open(client)
  const refused = new ProblemError({
    code: 'FIELDS',
    status: 422,
    title: 'Mend the form.',
    fields: ['taxId'],
  })
  client.failOnce(refused)
  act(() => at(checkout, 'choosing').pay())
  await pass()
  expect(at(checkout, 'choosing').error).toBe(refused)
  act(() => at(checkout, 'choosing').pay())
  await pass()
  at(checkout, 'paying')
  expect(new Set(creates(client).map(call => call.idempotencyKey)).size).toBe(2)
})

test('a create call without an answer is unknown, never sent again by itself, and again by hand under its key', async () => {
  const client = createTestClient({ state: 'unknown-create', order: { methods: [SAMPLE_PIX] } })
  const checkout = await open(client)
  act(() => at(checkout, 'choosing').pay({ firstName: 'Ana' }))
  await pass()
  await pass(60_000)
  const unknown = at(checkout, 'unknown')
  expect(creates(client)).toHaveLength(1)
  client.goOnline()
  act(() => unknown.retry())
  await pass()
  at(checkout, 'paying')
  expect(creates(client)).toHaveLength(2)
  expect(creates(client)[1]).toEqual(creates(client)[0])
})

test('a payment whose create call lost its answer is found by reading the order', async () => {
  const client = createTestClient({ state: 'unknown-create', order: { methods: [SAMPLE_PIX] } })
  const checkout = await open(client)
  act(() => at(checkout, 'choosing').pay())
  await pass()
  at(checkout, 'unknown')
  client.start()
  await pass(5_100)
  at(checkout, 'paying')
  expect(creates(client)).toHaveLength(1)
})

test('a read of the order that overtakes the create call does not hide the new payment', async () => {
  const client = createTestClient({ order: { methods: [SAMPLE_PIX] } })
  const checkout = await open(client)
  const read = client.getOrder
  client.getOrder = async (order, options) => {
    const old = await read(order, options)
    await new Promise(resolve => setTimeout(resolve, 500))
    options?.signal?.throwIfAborted()
    return old
  }
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  act(() => at(checkout, 'choosing').pay())
  await pass(1_000)
  at(checkout, 'paying')
})

test('a page that comes out of the back-forward cache reads the order anew', async () => {
  const client = createTestClient()
  const checkout = await open(client)
  client.start({ status: 'success' })
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  await pass()
  at(checkout, 'paid')
})

test('a token that grew too old is replaced by reading the order', async () => {
  const client = createTestClient({ payment: {} })
  const read = client.getOrder
  let token = 1
  client.getOrder = async (order, options) => {
    const { current, ...rest } = await read(order, options)
    return { ...rest, ...(current ? { current: { ...current, token: `token-${token++}` } } : {}) }
  }
  const push = client.watchPayment
  client.watchPayment = async function* (used, options) {
    if (used === 'token-1') throw new ProblemError({ code: 'TOKEN', status: 401, title: 'Too old.' })
    yield* push(used, options)
  }
  const checkout = await open(client)
  expect(at(checkout, 'paying').connection).toBe('unreachable')
  await pass(5_100)
  expect(at(checkout, 'paying').connection).toBe('push')
})

test('a refused token is replaced also when the order cannot be read at first', async () => {
  const client = createTestClient({ payment: {} })
  const push = client.watchPayment
  let refuses = true
  client.watchPayment = async function* (used, options) {
    if (refuses) throw new ProblemError({ code: 'TOKEN', status: 401, title: 'Too old.' })
    yield* push(used, options)
  }
  const read = client.getOrder
  client.getOrder = async (order, options) => {
    const { current, ...rest } = await read(order, options)
    return { ...rest, ...(current ? { current: { ...current, token: refuses ? 'old' : 'new' } } : {}) }
  }
  const checkout = await open(client)
  refuses = false
  client.network('down')
  await pass(9_000)
  client.network('up')
  await pass(15_000)
  expect(at(checkout, 'paying').connection).toBe('push')
})

test.each([
  ['success', 'onPaid'],
  ['declined', 'onDeclined'],
  ['expired', 'onExpired'],
  ['error', 'onError'],
] as const)('%s is told once to %s, over re-renders, StrictMode and a remount', async (status, name) => {
  const told: Payment[] = []
  const client = createTestClient({ payment: {} })
  const checkout = await open(client, { [name]: (payment: Payment) => told.push(payment) })
  client.move(status)
  await pass()
  checkout.rerender()
  await pass()
  checkout.unmount()
  await open(client, { [name]: (payment: Payment) => told.push(payment) })
  expect(told.map(payment => [payment.reference, payment.status])).toEqual([['order-1-1', status]])
})

test('the callback of the last render is the one that is told', async () => {
  const told: string[] = []
  const client = createTestClient({ payment: {} })
  const drawn = renderHook(({ name }) => useCheckout({ order: '1', onPaid: () => told.push(name) }), {
    initialProps: { name: 'first' },
    wrapper: props => <RumbaTestProvider client={client} {...props} />,
  })
  await pass()
  const before = client.calls.length
  drawn.rerender({ name: 'second' })
  await pass()
  expect(client.calls.length).toBe(before)
  client.move('success')
  await pass()
  expect(told).toEqual(['second'])
})

test('each step is told once to onEvent, over re-renders, StrictMode and a remount', async () => {
  const told: string[] = []
  const onEvent = ({ type, payment }: CheckoutEvent): void => {
    told.push([type, payment?.reference].join(' '))
  }
  const client = createTestClient({ order: { methods: [SAMPLE_PIX] } }).network('create-silent')
  const checkout = await open(client, { onEvent })
  act(() => at(checkout, 'choosing').pay())
  await pass()
  client.goOnline()
  await pass()
  client.move('expired')
  await pass()
  checkout.rerender()
  checkout.unmount()
  const again = await open(client, { onEvent })
  act(() => at(again, 'expired').tryAgain())
  await pass()
  act(() => at(again, 'choosing').pay())
  await pass()
  client.move('success')
  await pass()
  expect(told).toEqual([
    'loading ',
    'choosing ',
    'creating ',
    'paying order-1-1',
    'expired order-1-1',
    'paying order-1-2',
    'paid order-1-2',
  ])
})

test('onEvent says why it does not go on: an order that cannot be read, and each other reason of a refused press', async () => {
  const told: unknown[] = []
  const onEvent = ({ type, error }: CheckoutEvent): void => {
    if (error) told.push([type, (error as ProblemError).code])
  }
  const refusal = (code: string): ProblemError => new ProblemError({ code, status: 422, title: code })
  const client = createTestClient({ order: { methods: [SAMPLE_PIX] } }).failOnce(refusal('ORDER_REFUSED'))
  const checkout = await open(client, { onEvent })
  act(() => at(checkout, 'failed').retry())
  await pass()
  for (const code of ['ORIGIN_REFUSED', 'PAYMENT_REJECTED', 'PAYMENT_REJECTED']) {
    client.failOnce(refusal(code))
    act(() => at(checkout, 'choosing').pay())
    await pass()
  }
  expect(told).toEqual([
    ['failed', 'ORDER_REFUSED'],
    ['choosing', 'ORIGIN_REFUSED'],
    ['choosing', 'PAYMENT_REJECTED'],
  ])
})

/** What a tab does on a reload: the page and its clients are new, the tab's own store is not. */
async function reload(server: TestClient, callbacks: Partial<UseCheckoutOptions>): Promise<void> {
  cleanup()
  await open({ ...server, endpoint: '/api/rumba' } as TestClient, callbacks)
}

test('a payment that was told is not told again after a reload, nor after the way back from another page', async () => {
  sessionStorage.clear()
  const told: string[] = []
  const callbacks = {
    onPaid: (payment: Payment) => told.push(payment.status),
    onEvent: ({ type }: CheckoutEvent) => told.push(type),
  }
  const server = createTestClient({ payment: { status: 'success' } })
  await reload(server, callbacks)
  await reload(server, callbacks)
  expect(told).toEqual(['loading', 'success', 'paid'])
})

test('an order’s token is not written down in the browser', async () => {
  sessionStorage.clear()
  const told: string[] = []
  const order = 'v1.eyJpZCI6IjQyIn0.c2lnbmF0dXJlLW9mLXRoaXMtb3JkZXI'
  await reload(createTestClient(), { order, onEvent: ({ type }) => told.push(type) })
  expect(told).toEqual(['loading', 'choosing'])
  expect(Object.keys(sessionStorage)).toHaveLength(2)
  expect(JSON.stringify(sessionStorage)).not.toContain(order)
})

test('another payment of the same name is told, as that of a shop whose database was emptied', async () => {
  sessionStorage.clear()
  const told: string[] = []
  const callbacks = { onPaid: (payment: Payment) => told.push(payment.reference) }
  await reload(createTestClient({ payment: { status: 'success' } }), callbacks)
  vi.setSystemTime(Date.now() + 60_000)
  await reload(createTestClient({ payment: { status: 'success' } }), callbacks)
  expect(told).toEqual(['order-1-1', 'order-1-1'])
})

test('a tab that may not remember tells all the same', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('Denied.', 'SecurityError')
  })
  const told: string[] = []
  await reload(createTestClient({ payment: { status: 'success' } }), {
    onPaid: payment => told.push(payment.status),
  })
  vi.restoreAllMocks()
  expect(told).toEqual(['success'])
})

test('a callback that throws keeps the others and the screen from nothing', async () => {
  const thrown: unknown[] = []
  const caught = (error: unknown): void => void thrown.push(error)
  process.on('uncaughtException', caught)
  const told: string[] = []
  const client = createTestClient({ payment: {} })
  const checkout = await open(client, {
    onPaid: () => {
      throw new Error('the merchant’s own')
    },
    onEvent: ({ type }) => told.push(type),
  })
  client.move('success')
  await pass()
  at(checkout, 'paid')
  expect(told.at(-1)).toBe('paid')
  process.off('uncaughtException', caught)
  expect(thrown).toEqual([expect.objectContaining({ message: 'the merchant’s own' })])
})
