import { readFileSync } from 'node:fs'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { type CheckoutCallbacks, PixQr, RumbaCheckout, StatusPoller, usePayment } from '../index.ts'
import * as kit from '../testing.tsx'
import { createTestClient, RumbaTestProvider, type TestClient, type TestState } from '../testing.tsx'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const PIX_ONLY = { methods: [{ code: 'pix', fields: [] }] }

/** Draws a checkout over the client and waits until it shows the words. */
async function show(client: TestClient, words: RegExp, callbacks: CheckoutCallbacks = {}): Promise<void> {
  render(
    <StrictMode>
      <RumbaTestProvider client={client} locale="en">
        <RumbaCheckout order="order-1" {...callbacks} />
      </RumbaTestProvider>
    </StrictMode>,
  )
  // The first screen loads its parts.
  await screen.findAllByText(words, {}, { timeout: 15_000 })
}

test.each<[TestState, RegExp]>([
  ['failed', /cannot be loaded/],
  ['choosing', /How would you like to pay/],
  ['unknown', /checking your payment/],
  ['pix-pending', /Pay with Pix/],
  ['upi', /UPI/],
  ['redirect', /Continue to pay.example/],
  ['requisites', /Banco de la Plaza/],
  ['otp', /code/],
  ['stk', /phone/],
  ['other-step', /step/],
  ['unreachable', /Pay with Pix/],
  ['pix-paid', /We have received/],
  ['declined', /Your bank said no/],
  ['expired', /no longer works/],
  ['error', /Something went wrong/],
])('the state %j shows %s', async (state, words) => {
  await show(createTestClient({ state }), words)
})

test('a provider makes its own client from the name of a state', async () => {
  render(
    <RumbaTestProvider state="declined" locale="en">
      <RumbaCheckout order="order-1" />
    </RumbaTestProvider>,
  )
  await screen.findByText(/Your bank said no/, {}, { timeout: 15_000 })
})

describe.each([
  ['real timers', () => {}],
  ['fake timers', () => vi.useFakeTimers()],
])('with %s', (_name, setTimers) => {
  /** Draws with real timers, which lazy parts and queries of the page need. */
  const open = async (state: TestState = 'pix-pending'): Promise<[TestClient, string[]]> => {
    const complaints = vi.spyOn(console, 'error')
    const told: string[] = []
    const tell =
      (name: string) =>
      ({ reference }: { reference: string }) =>
        void told.push(`${name} ${reference}`)
    const client = createTestClient({ state, order: PIX_ONLY })
    await show(client, /Pix/, {
      onPaid: tell('paid'),
      onDeclined: tell('declined'),
      onExpired: tell('expired'),
    })
    await screen.findByText(/left to pay|is over/, {}, { timeout: 15_000 })
    complaints.mockClear()
    setTimers()
    return [client, told]
  }

  test('the buyer pays, and the screen and the page know when the promise is done', async () => {
    const [client, told] = await open()
    await client.pay()
    expect(screen.getByRole('heading', { name: 'Paid' })).toBeDefined()
    expect(told).toEqual(['paid order-1-1'])
    expect(console.error).not.toHaveBeenCalled()
  })

  test('the bank declines', async () => {
    const [client, told] = await open()
    await client.decline()
    expect(screen.getByText(/Your bank said no/)).toBeDefined()
    expect(told).toEqual(['declined order-1-1'])
  })

  test('the payment expires early, and money that comes late is money', async () => {
    const [client, told] = await open()
    await client.expire()
    expect(screen.getByText(/no longer works/)).toBeDefined()
    expect(told).toEqual(['expired order-1-1'])
    expect(client.payment).toMatchObject({ status: 'expired', version: 2 })
  })

  test('the countdown follows the clock, and the status at its end', async () => {
    const [client, told] = await open()
    await client.advance(10 * 60_000)
    expect(screen.getByRole('timer').textContent).toMatch(/^(5:00|4:5\d) left/)
    await client.advance(4 * 60_000 + 30_000)
    expect(screen.getByRole('timer').textContent).toMatch(/^0:(30|2\d) left/)
    expect(told).toEqual([])
    await client.advance(30_000)
    expect(screen.getByText(/no longer works/)).toBeDefined()
    expect(told).toEqual(['expired order-1-1'])
    expect(console.error).not.toHaveBeenCalled()
  })

  test('a page that hears nothing more counts down all the same', async () => {
    const [client] = await open('unreachable')
    await client.advance(15 * 60_000)
    expect(screen.queryByRole('timer')).toBeNull()
    expect(client.payment?.status).toBe('expired')
    expect(screen.queryByText(/no longer works/)).toBeNull()
  })
})

test("a test runner's own timers move the server's time, too", async () => {
  const client = createTestClient({ state: 'pix-pending' })
  await show(client, /Pay with Pix/)
  const left = Date.parse(client.payment?.expiresAt ?? '') - Date.now()
  vi.useFakeTimers({ now: Date.now() })
  await act(() => vi.advanceTimersByTimeAsync(left + 10))
  expect(client.payment?.status).toBe('expired')
})

test('an attempt after the first gets its own reference and 15 minutes of its own', async () => {
  const client = createTestClient({ state: 'pix-pending' })
  await client.advance(20 * 60_000)
  const body = { order: 'order-1', method: 'upi' }
  const { payment, now } = await client.createPayment(body, 'key')
  expect(payment).toMatchObject({
    reference: 'order-1-2',
    status: 'pending',
    challenge: { kind: 'redirect', url: kit.SAMPLE_UPI_LINK },
  })
  expect(Date.parse(payment.expiresAt ?? '') - Date.parse(now)).toBeCloseTo(15 * 60_000, -2)
  expect((await client.createPayment(body, 'key')).payment.reference).toBe('order-1-2')
})

test('the calls of the page are there to be counted', async () => {
  const client = createTestClient({ order: PIX_ONLY })
  await show(client, /Pay R\$/)
  await userEvent.click(screen.getByRole('button', { name: /^Pay/ }))
  await screen.findByText('Pay with Pix')
  expect(client.calls.filter(call => call.name === 'createPayment')).toEqual([
    {
      name: 'createPayment',
      body: { order: 'order-1', method: 'pix', payer: {}, locale: 'en' },
      idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ])
})

describe('the page about tests', () => {
  const text = readFileSync(
    new URL('../../../../docs/react/testing.md', import.meta.url.replace(/\?.*/, '')),
    'utf8',
  )
  const page = text
  const titles = Array.from(page.matchAll(/^ {0,2}test\('([^']+)'/gm), ([, title]) => title)
  expect(titles.length).toBeGreaterThan(0)
})
