import { readFileSync } from 'node:fs'
import { compileFunction } from 'node:vm'
import * as library from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import * as jsx from 'react/jsx-runtime'
import { JsxEmit, ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as rumba from '../index.ts'
import { type CheckoutCallbacks, RumbaCheckout } from '../index.ts'
import * as kit from '../testing.tsx'
import { createTestClient, RumbaTestProvider, type TestClient, type TestState } from '../testing.tsx'

const { act, cleanup, render, screen } = library

vi.setConfig({ testTimeout: 60_000 })

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
  await screen.findAllByText(words)
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
  ['declined', /It was not accepted/],
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
  await screen.findByText(/It was not accepted/)
})

describe.each([
  ['real timers', false, () => {}],
  ['fake timers', false, () => vi.useFakeTimers()],
  ['real timers under act', true, () => {}],
  ['fake timers under act', true, () => vi.useFakeTimers()],
])('with %s', (_name, IS_REACT_ACT_ENVIRONMENT, setTimers) => {
  beforeEach(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT }))
  afterEach(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false }))

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
    await screen.findByText(/left to pay|is over/)
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
    expect(screen.getAllByText(/It was not accepted/).length).toBeGreaterThan(0)
    expect(told).toEqual(['declined order-1-1'])
  })

  test('the payment expires early, and money that comes late is money', async () => {
    const [client, told] = await open()
    await client.expire()
    expect(screen.getAllByText(/no longer works/).length).toBeGreaterThan(0)
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
    expect(screen.getAllByText(/no longer works/).length).toBeGreaterThan(0)
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
      idempotencyKey: expect.stringMatching(/^\d{1,20}-\d{1,20}$/),
    },
  ])
})

/** Runs the blocks of a page as they are printed; tests in them become tests here. */
function runPage(page: string): string[] {
  const modules: Readonly<Record<string, unknown>> = {
    '@rumba/react': rumba,
    '@rumba/react/testing': kit,
    '@testing-library/react': library,
    'react/jsx-runtime': jsx,
    vitest: { expect, test },
  }
  const text = readFileSync(`${import.meta.dirname}/../../../../docs/react/${page}`, 'utf8')
  return Array.from(text.matchAll(/```tsx\n([\s\S]*?)```/g), ([, block = '']) => {
    const { outputText } = transpileModule(block, {
      compilerOptions: { module: ModuleKind.CommonJS, jsx: JsxEmit.ReactJSX, target: ScriptTarget.ES2022 },
    })
    compileFunction(outputText, ['require', 'exports'])((name: string) => modules[name], {})
    return block
  })
}

describe('the page about tests', () => {
  const [first = ''] = runPage('testing.md')

  test('pain 22: needs less than ten lines for a code that expires and is paid when it is tried again', () => {
    const body = /\ntest\('expired, then retried'.*\n([\s\S]*?)\n}\)/.exec(first)?.[1] ?? ''
    expect(body).toContain('client.pay()')
    expect(body.split('\n').length).toBeLessThan(10)
  })
})
