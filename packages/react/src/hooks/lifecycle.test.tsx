import { type Payment, ProxyUnreachableError } from '@rumba/core'
import { act, cleanup, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider, type TestClient } from '../testing.tsx'
import { type PayingCheckout, useCheckout } from './useCheckout.ts'
import { useCountdown } from './useCountdown.ts'

const SERVER_START = Date.parse('2026-11-21T01:00:00.000Z')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const pass = (ms = 0): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms))

/** A page that shows a checkout twice, in StrictMode, with callbacks that are new at every render. */
interface Page {
  readonly server: TestClient
  readonly paid: Payment[]
  readonly state: () => string
  /** Calls since the page was ready, the order's apart. */
  readonly asked: () => string[]
}

function Shown({ paid }: { paid: Payment[] }) {
  const checkout = useCheckout({ order: '1', onPaid: payment => void paid.push(payment) })
  return <output>{checkout.state}</output>
}

/** Notes the time left at each tick. */
function TimeLeft({ left }: { left: number[] }) {
  const checkout = useCheckout({ order: '1' })
  return checkout.state === 'paying' ? <Ticking checkout={checkout} left={left} /> : null
}

function Ticking({ checkout, left }: { checkout: PayingCheckout; left: number[] }) {
  left.push(useCountdown(checkout.payment.expiresAt ?? '', checkout.serverNow).msLeft)
  return null
}

async function open(server = createTestClient({ payment: {} })): Promise<Page> {
  const paid: Payment[] = []
  render(
    <StrictMode>
      <RumbaTestProvider client={server}>
        <Shown paid={paid} />
        <Shown paid={paid} />
      </RumbaTestProvider>
    </StrictMode>,
  )
  await pass()
  const before = server.calls.length
  return {
    server,
    paid,
    state: () => [...new Set(screen.getAllByRole('status').map(({ textContent }) => textContent))].join(),
    asked: () => server.calls.slice(before).flatMap(({ name }) => (name === 'getOrder' ? [] : [name])),
  }
}

function hide(hidden: boolean): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible')
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
}
const happen = (type: string, more: object = {}): void =>
  act(() => void window.dispatchEvent(Object.assign(new Event(type), more)))

/** Whatever happened before, the page must end here: paid on the screen, told once, and silent from then on. */
async function expectPaidOnce({ server, paid, state }: Page): Promise<void> {
  expect(state()).toBe('paid')
  const calls = server.calls.length
  happen('focus')
  happen('online')
  await pass(3_600_000)
  expect(server.calls.length).toBe(calls)
  expect(paid.map(({ reference, status }) => [reference, status])).toEqual([['order-1-1', 'success']])
}

test('hidden for an hour: one stream sees it, without a question', async () => {
  const page = await open(createTestClient({ payment: { expiresAt: '2100-01-01T00:00:00.000Z' } }))
  hide(true)
  await pass(3_600_000)
  expect(page.asked()).toEqual([])
  page.server.move('success')
  await pass()
  await expectPaidOnce(page)
})

test('hidden where nothing can be pushed: four questions a minute at most, and one at once when it is looked at', async () => {
  const server = createTestClient({ payment: { expiresAt: '2100-01-01T00:00:00.000Z' } }).withoutPush()
  const ask = server.getPayment
  server.getPayment = (token, options) =>
    options?.waitSeconds ? Promise.reject(new ProxyUnreachableError('none')) : ask(token, options)
  const page = await open(server)
  await pass(60_000)
  hide(true)
  await pass(60_000)
  const before = page.asked().filter(name => name === 'getPayment').length
  await pass(600_000)
  expect(page.asked().filter(name => name === 'getPayment').length - before).toBeLessThanOrEqual(50)
  expect(page.asked().filter(name => name === 'getPayment').length - before).toBeGreaterThanOrEqual(30)
  page.server.move('success')
  hide(false)
  await pass()
  await expectPaidOnce(page)
})

test('frozen: what was under way is dead after the thaw, and one question and one stream tell', async () => {
  const page = await open()
  // Timers and answers of a frozen page stand still; its stream breaks without a word.
  page.server.network('silent')
  page.server.cut()
  vi.setSystemTime(Date.now() + 600_000)
  page.server.network('up').move('success')
  hide(false)
  happen('focus')
  await pass(1_000)
  expect(page.asked().length).toBeLessThanOrEqual(2)
  await expectPaidOnce(page)
})

test('offline for ten minutes: few questions, and paid as soon as the network is back', async () => {
  const page = await open()
  await pass(20_000)
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  happen('offline')
  page.server.goOffline()
  await pass(600_000)
  expect(page.state()).toBe('paying')
  expect(page.asked().length).toBeLessThanOrEqual(35)
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  page.server.goOnline().move('success')
  happen('online')
  await pass()
  await expectPaidOnce(page)
})

test('kept for the back button and brought back: the order and the payment are asked for once', async () => {
  const page = await open()
  await pass(20_000)
  happen('pagehide', { persisted: true })
  page.server.move('success').cut()
  const before = page.server.calls.length
  happen('pageshow', { persisted: true })
  await pass()
  expect(
    page.server.calls.slice(before).filter(({ name }) => name === 'getPayment').length,
  ).toBeLessThanOrEqual(1)
  await expectPaidOnce(page)
})

test.each([
  ['an hour fast', 3_600_000],
  ['an hour slow', -3_600_000],
])(
  'a clock that is %s: the last look comes when the server’s time is over, and no sooner',
  async (_name, skew) => {
    const opened = performance.now()
    vi.setSystemTime(SERVER_START + skew)
    const now = (): number => SERVER_START + performance.now() - opened
    const page = await open(
      createTestClient({ now, payment: { expiresAt: new Date(SERVER_START + 900_000).toISOString() } }),
    )
    await pass(899_000)
    expect(page.asked()).toEqual([])
    await pass(1_000)
    expect(page.asked()).toEqual(['getPayment'])
    page.server.move('expired')
    await pass()
    expect(page.state()).toBe('expired')
    page.server.move('success')
    await pass(5_000)
    await expectPaidOnce(page)
  },
)

test('mounted twice, moved and mounted again: one stream and one call of onPaid', async () => {
  const page = await open()
  cleanup()
  await pass()
  const again = await open(page.server)
  page.server.move('success')
  await pass()
  expect(page.paid).toEqual([])
  expect(again.asked()).toEqual([])
  await expectPaidOnce(again)
})

test('pain 6: a slow network: answers that overlap are taken in order, and never two questions are under way', async () => {
  const server = createTestClient({ payment: {} }).withoutPush()
  const ask = server.getPayment
  const underWay = new Set<object>()
  let most = 0
  let wait = 4_000
  server.getPayment = async (token, options) => {
    const mine = {}
    underWay.add(mine)
    most = Math.max(most, underWay.size)
    const answer = ask(token, { ...options, waitSeconds: 0 })
    // The first answers take longest, so that each would be overtaken by the next.
    wait -= 500
    return new Promise((resolve, reject) => {
      const end = (): void => void underWay.delete(mine)
      setTimeout(() => void answer.then(resolve, reject).then(end), Math.max(wait, 200))
      options?.signal?.addEventListener('abort', () => {
        end()
        reject(options.signal?.reason)
      })
    })
  }
  const page = await open(server)
  for (let step = 0; step < 20; step += 1) {
    await pass(900)
    happen('focus')
    if (step === 10) server.move('success')
  }
  await pass(5_000)
  expect(most).toBe(1)
  await expectPaidOnce(page)
})

test('a push that is cut in the middle of the news: the next one starts with it', async () => {
  const server = createTestClient({ payment: {} })
  const push = server.watchPayment
  let cuts = 0
  server.watchPayment = async function* (token, options) {
    for await (const snapshot of push(token, options)) {
      if (snapshot.payment.status === 'success' && cuts === 0) {
        cuts += 1
        throw new ProxyUnreachableError('none')
      }
      yield snapshot
    }
  }
  const page = await open(server)
  await pass(30_000)
  server.move('success')
  await pass(2_000)
  expect(cuts).toBe(1)
  expect(page.asked().length).toBeLessThanOrEqual(2)
  await expectPaidOnce(page)
})

test('machine asleep: the time left is right again within a second of the first tick', async () => {
  const opened = performance.now()
  let slept = 0
  vi.setSystemTime(SERVER_START - 3_600_000)
  const now = (): number => SERVER_START + performance.now() - opened + slept
  const server = createTestClient({
    now,
    payment: { expiresAt: new Date(SERVER_START + 900_000).toISOString() },
  })
  const left: number[] = []
  const page = (
    <RumbaTestProvider client={server}>
      <TimeLeft left={left} />
    </RumbaTestProvider>
  )
  render(page)
  await pass(1_500)
  // Monotonic time stands still in sleep, the wall clock does not.
  slept = 600_000
  vi.setSystemTime(Date.now() + slept)
  await pass(2_000)
  expect(left.at(-1)).toBe(900_000 - slept - 3_000)
})
