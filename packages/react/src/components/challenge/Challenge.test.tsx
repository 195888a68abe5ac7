import { type Payment, ProblemError, ProxyUnreachableError, parseMoney } from '@rumba/core'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider, type TestClient } from '../../testing.tsx'
import { RumbaCheckout, type RumbaCheckoutProps } from '../checkout/RumbaCheckout.tsx'

vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanup)

const show = (client: TestClient, props: Partial<RumbaCheckoutProps> = {}) =>
  render(
    <StrictMode>
      <RumbaTestProvider client={client} locale="en">
        <RumbaCheckout order="order-1" {...props} />
      </RumbaTestProvider>
    </StrictMode>,
  )

const type = (label: string, value: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }))
const sent = (client: TestClient) => client.calls.filter(({ name }) => name === 'confirmPayment')

/** Bank details of an order over ARS 15,000.50. */
const requisites = (
  details: Readonly<Record<string, string>>,
  fields: readonly string[] = [],
): Partial<Payment> => ({ challenge: { kind: 'requisites', requisites: details, fields } })

describe('bank details', () => {
  test('are shown as they came, by names a person knows', async () => {
    const details = {
      'bank.account_number': '00-12 34',
      cbu: '2850590940090418135201',
      'beneficiary.name': 'Rumba Pagos',
      accountTypeCode: '0001',
      constructor: 'x',
    }
    show(createTestClient({ state: 'requisites', payment: requisites(details) }))
    await screen.findByRole('heading', { name: 'Pay by bank transfer' })
    const rows = [...document.querySelectorAll('[data-part="detail"]')].map(row => [
      row.querySelector('dt')?.textContent,
      row.querySelector('bdi')?.textContent,
    ])
    expect(rows.slice(1)).toEqual([
      ['Account number', '00-12 34'],
      ['CBU', '2850590940090418135201'],
      ['Account holder', 'Rumba Pagos'],
      ['Account type code', '0001'],
      ['Constructor', 'x'],
    ])
    expect(rows[0]?.[0]).toBe('Amount')
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  test.each<[string, Record<string, string>]>([
    ['another amount', { amount: '15000.51' }],
    ['another amount below a name', { 'transfer.amount': '1' }],
    ['another currency', { amount: '15000.50', currency: 'CLP' }],
  ])('that state %s are not shown', async (_name, stated) => {
    show(
      createTestClient({
        state: 'requisites',
        payment: requisites({ cbu: '2850590940090418135201', ...stated }),
      }),
    )
    await screen.findByRole('heading', { name: 'This payment was stopped' })
    expect(document.body.textContent).not.toContain('2850590940090418135201')
  })

  test('that state the same amount in other digits are shown, the amount as the order has it', async () => {
    show(
      createTestClient({
        state: 'requisites',
        payment: requisites({ cbu: '1', amount: '15000.5', currency: 'ARS' }),
      }),
    )
    await screen.findByRole('heading', { name: 'Pay by bank transfer' })
    expect(document.body.textContent).not.toContain('15000.5')
  })

  test('what is asked for goes by the names of the challenge; the refused field says so and nothing typed is lost', async () => {
    const client = createTestClient({ state: 'requisites' })
    show(client)
    await screen.findByLabelText('Sender’s name')
    type('Sender’s name', ' Ana Souza ')
    type('Last digits of your card', '42 42')
    client.failOnce(
      new ProblemError({
        code: 'PAYMENT_REJECTED',
        status: 422,
        title: 'No.',
        fields: ['fields.sender_name'],
      }),
    )
    press('I have made the transfer')
    await screen.findByText('Sender’s name was not accepted. Please check it.')
    expect(sent(client).at(-1)?.fields).toEqual({ sender_name: 'Ana Souza', card_last_digits: '4242' })
    const input = screen.getByLabelText<HTMLInputElement>('Sender’s name')
    await waitFor(() => expect(document.activeElement).toBe(input))
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByLabelText('Last digits of your card').getAttribute('aria-invalid')).toBe('false')
    expect(input.value).toBe(' Ana Souza ')
  })

  test('with a field empty nothing is sent', async () => {
    const client = createTestClient({ state: 'requisites' })
    show(client)
    await screen.findByLabelText('Sender’s name')
    type('Sender’s name', '  ')
    type('Last digits of your card', '4242')
    press('I have made the transfer')
    await screen.findByText('Sender’s name is missing.')
    expect(sent(client)).toEqual([])
  })
})

describe('a one-time code', () => {
  const enter = async (client: TestClient): Promise<void> => {
    await screen.findByLabelText('One-time code')
    type('One-time code', '123 456')
    press('Confirm')
    await waitFor(() => expect(sent(client).length).toBeGreaterThan(0))
  }

  test('is sent without the blanks between its groups, and the payment goes on being watched', async () => {
    const client = createTestClient({ state: 'otp' })
    show(client)
    await enter(client)
    expect(sent(client)).toEqual([{ name: 'confirmPayment', fields: { otp: '123456' } }])
    await screen.findByRole('heading', { name: 'Sent' })
    act(() => void client.move('success'))
    await screen.findByRole('heading', { name: 'Paid' })
  })

  test('that is wrong is said aloud beside the input, with the tries that may be left', async () => {
    const client = createTestClient({ state: 'otp' })
    show(client)
    await screen.findByLabelText('One-time code')
    client.failOnce(new ProblemError({ code: 'PAYMENT_REJECTED', status: 422, title: 'No.' }))
    await enter(client)
    const input = screen.getByLabelText('One-time code')
    await waitFor(() => expect(document.activeElement).toBe(input))
    const described = document.getElementById(input.getAttribute('aria-describedby') ?? '')
    expect(described?.textContent).toMatch(/not accepted/)
    expect(screen.getAllByRole('alert').map(alert => alert.textContent?.trim())).toEqual([
      expect.stringMatching(/not accepted/),
      'You have at most 4 tries left.',
    ])
  })

  test('that got no answer may have arrived, and the page says so', async () => {
    const client = createTestClient({ state: 'otp' })
    show(client)
    await screen.findByLabelText('One-time code')
    client.failOnce(new ProxyUnreachableError('unknown'))
    await enter(client)
    await screen.findByText(/It may have arrived/)
  })

  test('can be typed anew after it was sent', async () => {
    const client = createTestClient({ state: 'otp' })
    show(client)
    await enter(client)
    await screen.findByRole('heading', { name: 'Sent' })
    press('Correct what I sent')
    const input = await screen.findByLabelText<HTMLInputElement>('One-time code')
    expect(input.value).toBe('123 456')
  })
})

test('a prompt on the phone names the number typed here, but for its end masked', async () => {
  const order = {
    methods: [{ code: 'mobile_money', fields: [{ name: 'phone', need: 'required' }] }],
  } as const
  const client = createTestClient({ order: { ...order, amount: parseMoney('500', 'KES') } })
  const { createPayment } = client
  client.createPayment = async (...call) => {
    await createPayment(...call)
    client.move('pending', { challenge: { kind: 'stk' } })
    const { current } = await client.getOrder('order-1')
    if (!current) throw new Error('no payment is under way')
    return current
  }
  show(client)
  await screen.findByLabelText('Phone')
  type('Phone', '+254 712 345 678')
  press(screen.getByRole('button', { name: /^Pay/ }).textContent ?? '')
  await screen.findByRole('heading', { name: 'Confirm on your phone' })
  expect(document.body.textContent).toContain('••• 678')
  expect(document.body.textContent).not.toContain('712')
})

describe('a challenge nobody has met', () => {
  test('gets honest words, and shows as paid when it is', async () => {
    const client = createTestClient({ state: 'other-step' })
    show(client)
    await screen.findByRole('heading', { name: 'One more step' })
    act(() => void client.move('success'))
    await screen.findByRole('heading', { name: 'Paid' })
  })

  test('is drawn by the page that knows it, and watched all the same', async () => {
    const client = createTestClient({ state: 'other-step' })
    show(client, {
      renderChallenge: ({ payment: { challenge } }) =>
        challenge?.kind === 'unknown' && <p>At the counter: {challenge.type}</p>,
    })
    await screen.findByText('At the counter: voucher')
    expect(screen.queryByText('One more step')).toBeNull()
    act(() => void client.move('success'))
    await screen.findByRole('heading', { name: 'Paid' })
  })
})

test.each([
  { kind: 'redirect', url: 'upi://pay?pa=shop@bank&am=200.00' },
  { kind: 'qr', code: 'upi://pay?pa=shop@bank&am=200.00' },
] as const)('a UPI link is paid as one, whether it comes as $kind or not', async challenge => {
  show(createTestClient({ state: 'upi', payment: { challenge } }))
  await screen.findByRole('heading', { name: 'Pay with UPI' })
})
