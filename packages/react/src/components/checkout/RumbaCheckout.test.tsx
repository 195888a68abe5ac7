import { type Payment, ProblemError, parseMoney } from '@rumba/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CHALLENGES } from '../../test-kit/states.ts'
import { createTestClient, RumbaTestProvider, SAMPLE_PIX, type TestClient } from '../../testing.tsx'
import { RumbaCheckout } from './RumbaCheckout.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = (client = createTestClient({ state: 'pix-pending' })): TestClient => {
  render(
    <RumbaTestProvider client={client} locale="en">
      <RumbaCheckout order="order-1" />
    </RumbaTestProvider>,
  )
  return client
}

test('money that comes after the code has expired is shown as paid', async () => {
  const client = show()
  await screen.findByRole('button', { name: 'Copy Pix code' })
  await client.expire()
  expect(await screen.findByRole('heading', { name: 'The time to pay is over' })).toBeTruthy()
  await client.pay()
  expect(await screen.findByRole('heading', { name: 'Paid' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Get a new code' })).toBeNull()
})

test('while nobody can be asked the code stays payable, and the screen says what it does not know', async () => {
  const client = show()
  const written: string[] = []
  const clipboard = { writeText: async (text: string) => void written.push(text) }
  vi.stubGlobal('navigator', { ...navigator, userAgent: '', clipboard })
  await screen.findByRole('button', { name: 'Copy Pix code' })
  client.goOffline()
  fireEvent.click(await screen.findByRole('button', { name: 'I have paid' }))
  expect(await screen.findByText(/cannot see your payment now. The code is still good/)).toBeTruthy()
  expect(screen.getByRole('img', { name: /Pix QR code/ })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Copy Pix code' }))
  await screen.findByRole('button', { name: 'Code copied' })
  expect(written).toEqual([client.payment?.challenge?.kind === 'qr' && client.payment.challenge.code])
})

test('a field that is refused and not asked for is no silent failure', async () => {
  const method = { ...SAMPLE_PIX, fields: [] }
  const fields = ['zipCode']
  const client = show(createTestClient({ order: { methods: [method] } }))
  const pay = await screen.findByRole('button', { name: /^Pay/ })
  client.failOnce(new ProblemError({ code: 'PAYMENT_REJECTED', status: 422, title: 'Refused.', fields }))
  fireEvent.click(pay)
  expect((await screen.findByRole('alert')).textContent).toContain('could not be started')
})

test('another method is not blamed for what was left empty in the one before', async () => {
  show(createTestClient())
  fireEvent.click(await screen.findByRole('radio', { name: /^Pix/ }))
  fireEvent.click(screen.getByRole('button', { name: /^Pay/ }))
  expect(screen.getByLabelText('First name').getAttribute('aria-invalid')).toBe('true')
  fireEvent.click(screen.getByRole('radio', { name: /^paysafecard/ }))
  expect(screen.getByLabelText('First name').getAttribute('aria-invalid')).toBe('false')
})

describe('what is not for the order is not shown,', () => {
  const pix = { ...SAMPLE_PIX, fields: [] }

  test.each<[string, Partial<Payment>]>([
    ['a Pix code', {}],
    ['a UPI link', CHALLENGES.upi],
    ['bank details', { ...CHALLENGES.requisites, amount: parseMoney('1', 'ARS') }],
    ['a page whose address the proxy kept back', { challenge: { kind: 'unknown', type: 'redirect' } }],
  ])(
    '%s: the shop can be told, and a new payment started where it is the only method',
    async (_name, payment) => {
      const client = createTestClient({
        order: { methods: [pix] },
        payment: { ...payment, payee: 'Shop Two' },
      })
      show(client)
      expect(await screen.findByRole('heading', { name: 'This payment was stopped' })).toBeTruthy()
      expect(screen.getByRole('alert').textContent).toContain('Nothing was charged.')
      expect(screen.getByText('order-1-1')).toBeTruthy()
      fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
      const pay = await screen.findByRole('button', { name: /^Pay/ })
      expect(document.activeElement).toBe(pay)
      expect(pay.tabIndex).toBe(0)
      fireEvent.click(pay)
      expect(await screen.findByRole('button', { name: 'Copy Pix code' })).toBeTruthy()
      const presses = client.calls.filter(({ name }) => name === 'createPayment')
      expect(presses.map(({ body }) => body?.refused)).toEqual(['order-1-1'])
      expect(client.payment?.reference).toBe('order-1-2')
      // What it says of one payment it does not say of the next.
      await client.expire()
      fireEvent.click(await screen.findByRole('button', { name: 'Get a new code' }))
      fireEvent.click(await screen.findByRole('button', { name: /^Pay/ }))
      await screen.findByRole('button', { name: 'Copy Pix code' })
      expect(client.calls.findLast(({ name }) => name === 'createPayment')?.body).not.toHaveProperty(
        'refused',
      )
    },
  )

  test('and a page that goes on with one payment starts no other', async () => {
    show(createTestClient({ order: { methods: [] }, payment: { payee: 'Shop Two' } }))
    expect(await screen.findByText('order-1-1')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})
