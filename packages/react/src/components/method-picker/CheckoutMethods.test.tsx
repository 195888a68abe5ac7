import { paymentMethods } from '@rumba/core'
import { cleanup, render, waitFor, within } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test } from 'vitest'
import { CheckoutMethods, CheckoutRoot } from '../../index.ts'
import { RumbaTestProvider } from '../../testing.tsx'
import { methodIcon } from './methodIcons.ts'

afterEach(cleanup)

test('each method has a drawing on the grid, and one that nobody knows has that of a card', () => {
  const codes = Object.values(paymentMethods).map(({ code }) => code)
  expect(codes.length).toBeGreaterThan(10)
  for (const code of codes) expect(methodIcon(code)).toMatch(/^m\d+ [\d a-z.-]+$/i)
  expect(methodIcon('bank_transfer_peru')).toBe(methodIcon('bank_transfer_mexico'))
  expect(methodIcon('of_tomorrow')).toBe(methodIcon('bancontact'))
  expect(methodIcon('pix')).not.toBe(methodIcon('upi'))
})

test('a method stands beside its icon, which keeps its place until it is there and says nothing', async () => {
  const { findByRole } = render(
    <StrictMode>
      <RumbaTestProvider state="choosing">
        <CheckoutRoot order="order-1">
          <CheckoutMethods />
        </CheckoutRoot>
      </RumbaTestProvider>
    </StrictMode>,
  )
  const picker = within(await findByRole('group'))
  const method = picker.getByRole('radio', { name: /^Pix/ }).closest('label')
  const icon = method?.querySelector('svg')
  expect(icon?.getAttribute('width')).toBe('24')
  expect(icon?.getAttribute('aria-hidden')).toBe('true')
  await waitFor(() => expect(icon?.querySelector('path')?.getAttribute('d')).toBe(methodIcon('pix')))
})
