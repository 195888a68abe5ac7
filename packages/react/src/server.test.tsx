import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import {
  CheckoutRoot,
  CheckoutTotal,
  CodeQr,
  PixQr,
  PixQrRoot,
  RumbaCheckout,
  Upi,
  useCheckout,
} from './index.ts'
import { createTestClient, RumbaTestProvider, SAMPLE_PIX_CODE, SAMPLE_UPI_LINK } from './testing.tsx'

afterEach(() => {
  cleanup()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

function Headless(): ReactElement {
  return <p>{useCheckout({ order: '1' }).state}</p>
}

/** Each level with what it draws on a server, and what comes of it on the page. */
const PAGES: readonly (readonly [string, ReactElement, string, RegExp])[] = [
  ['the drop-in', <RumbaCheckout key="1" order="1" />, 'data-part="bone"', /Copy Pix code/],
  [
    'a composed checkout',
    <CheckoutRoot key="2" order="1" fallback="one moment" className="pay">
      <CheckoutTotal />
    </CheckoutRoot>,
    'one moment</section>',
    /25\.01/,
  ],
  ['a Pix code', <PixQr key="3" code={SAMPLE_PIX_CODE} />, 'data-state="loading"', /Copy Pix code/],
  [
    'a composed Pix code',
    <PixQrRoot key="4" code={SAMPLE_PIX_CODE} fallback="one moment">
      <CodeQr render={<svg data-testid="qr" />} />
      <p>mine</p>
    </PixQrRoot>,
    'one moment',
    /mine/,
  ],
  ['a UPI link', <Upi key="5" link={SAMPLE_UPI_LINK} />, 'data-state="loading"', /Your UPI app will show/],
  ['a headless page', <Headless key="6" />, '<p>loading</p>', /paying/],
]

test.each(PAGES)(
  '%s is drawn on a server and taken over without a mismatch',
  async (_name, page, html, words) => {
    const client = createTestClient({ state: 'pix-pending' })
    const app = (
      <StrictMode>
        <RumbaTestProvider client={client} locale="en">
          {page}
        </RumbaTestProvider>
      </StrictMode>
    )
    const host = document.createElement('div')
    host.innerHTML = renderToString(app)
    expect(host.innerHTML).toContain(html)
    expect(client.calls).toEqual([])
    document.body.append(host)

    const complaints: unknown[] = []
    vi.spyOn(console, 'error').mockImplementation((...args) => void complaints.push(args))
    const root = await act(async () =>
      hydrateRoot(host, app, { onRecoverableError: error => void complaints.push(error) }),
    )
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    act(() => root.unmount())
  },
)

test('a page that was taken over works', async () => {
  const client = createTestClient({ state: 'declined' })
  const app = (
    <RumbaTestProvider client={client} locale="en">
      <RumbaCheckout order="1" />
    </RumbaTestProvider>
  )
  const host = document.createElement('div')
  host.innerHTML = renderToString(app)
  document.body.append(host)
  const root = await act(async () => hydrateRoot(host, app))
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('radio', { name: /Pix/ })).toBeTruthy()
  act(() => root.unmount())
})
