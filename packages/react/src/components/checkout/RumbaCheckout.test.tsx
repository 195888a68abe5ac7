import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider, type TestClient } from '../../testing.tsx'
import { RumbaCheckout } from './RumbaCheckout.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = (): TestClient => {
  const client = createTestClient({ state: 'pix-pending' })
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
