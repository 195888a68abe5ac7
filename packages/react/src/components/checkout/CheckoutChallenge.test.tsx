import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider, SAMPLE_PAYSAFECARD, SAMPLE_PIX } from '../../testing.tsx'
import { pixReader } from '../pix-qr/pixReader.ts'
import { RumbaCheckout } from './RumbaCheckout.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const SYMBOL = '[data-part="qr"]'

const isOrHolds = (node: Node): boolean =>
  node instanceof Element && (node.matches(SYMBOL) || node.querySelector(SYMBOL) !== null)

/** Shows an order of one method, and counts the symbols that come, those that go, and those that somebody could meet. */
function show(method = SAMPLE_PIX) {
  const seen = { come: 0, gone: 0, met: 0 }
  const observer = new MutationObserver(records => {
    for (const { addedNodes, removedNodes } of records) {
      seen.come += [...addedNodes].filter(isOrHolds).length
      seen.gone += [...removedNodes].filter(isOrHolds).length
    }
    if (document.querySelector(SYMBOL)) seen.met += 1
  })
  observer.observe(document, { childList: true, subtree: true })
  const client = createTestClient({ order: { methods: [{ ...method, fields: [] }] } })
  const page = render(
    <StrictMode>
      <RumbaTestProvider client={client} locale="en">
        <RumbaCheckout order="order-1" />
      </RumbaTestProvider>
    </StrictMode>,
  )
  return { seen, client, ...page }
}

// What draws a code is loaded once for all tests of this file: their order counts.
test('who pays otherwise loads and draws nothing of a code', async () => {
  const { seen } = show(SAMPLE_PAYSAFECARD)
  await screen.findByRole('button', { name: /^Pay/ })
  expect(pixReader.get()).toEqual({})
  expect(seen.come).toBe(0)
})

test('a code is drawn once before there is one, and is gone before anybody meets it; then the encoder warms up', async () => {
  const encode = vi.spyOn(TextEncoder.prototype, 'encode')
  const { seen, unmount } = show()
  await waitFor(() => expect(seen.gone).toBe(1))
  expect(seen).toEqual({ come: 1, gone: 1, met: 0 })
  await waitFor(() => expect(encode.mock.lastCall?.[0]).toHaveLength(180))
  unmount()
  const { seen: next } = show()
  await screen.findByRole('button', { name: /^Pay/ })
  expect(next.come).toBe(0)
})

test('the press is answered before paying begins, and two of them pay once', async () => {
  const { client } = show()
  const pay = await screen.findByRole('button', { name: /^Pay/ })
  const created = (): number => client.calls.filter(({ name }) => name === 'createPayment').length
  fireEvent.click(pay)
  fireEvent.click(pay)
  expect(created()).toBe(0)
  await screen.findByRole('button', { name: 'Copy Pix code' })
  expect(created()).toBe(1)
})
