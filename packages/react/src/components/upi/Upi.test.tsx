import { parseMoney } from '@rumba/core'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SAMPLE_UPI_LINK } from '../../testing.tsx'
import { Upi, type UpiProps } from './Upi.tsx'

vi.setConfig({ testTimeout: 60_000 })

/** Every character counts: a signature covers them. */
const SIGNED =
  'upi://pay?pa=shop@bank&pn=Shop%20One&tr=R%2F1&am=200.00&cu=INR&mc=5411&mode=05&orgid=000000&sign=MEQCIB%2Ba=='

const show = (props: Partial<UpiProps> = {}) =>
  render(
    <StrictMode>
      <Upi locale="en" link={SAMPLE_UPI_LINK} amount={parseMoney('200', 'INR')} payee="SHOP ONE" {...props} />
    </StrictMode>,
  )

let handheld = true
beforeEach(() => {
  handheld = true
  vi.stubGlobal('matchMedia', () => ({ matches: handheld }))
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const hrefs = (): (string | null)[] => screen.getAllByRole('link').map(link => link.getAttribute('href'))

describe('on a phone', () => {
  test('the link is the received text, and each app gets the same parameters', async () => {
    show({ link: ` ${SIGNED}\n` })
    await screen.findByRole('link', { name: 'Open a UPI app' })
    const query = SIGNED.slice(SIGNED.indexOf('?'))
    expect(hrefs()).toEqual([
      SIGNED,
      `gpay://upi/pay${query}`,
      `phonepe://pay${query}`,
      `paytmmp://pay${query}`,
      `bhim://upi/pay${query}`,
      `credpay://upi/pay${query}`,
      `mobikwik://upi/pay${query}`,
      `amazonpay://pay${query}`,
      `whatsapp://upi/pay${query}`,
    ])
  })

  test('no QR code is drawn before it is wanted', async () => {
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'Show the QR code' }))
    expect(await screen.findByRole('img', { name: 'UPI QR code for ₹200.00 to Shop One' })).toBeTruthy()
  })

  test('pain 12: a tap that opens nothing says so once, shows the QR code, and leaves the focus alone', async () => {
    show()
    const link = await screen.findByRole('link', { name: 'Paytm' })
    vi.useFakeTimers()
    link.focus()
    // No default: jsdom cannot navigate.
    link.addEventListener('click', event => event.preventDefault())
    fireEvent.click(link)
    expect(screen.queryByText(/No app opened/)).toBeNull()
    act(() => void vi.advanceTimersByTime(2_000))
    expect(screen.getByText(/No app opened/).getAttribute('role')).toBe('status')
    expect(screen.queryByRole('button', { name: 'Show the QR code' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Save QR code' })).toBeTruthy()
    expect(document.activeElement).toBe(link)
  })
})

test('elsewhere the QR code comes first, and the links wait behind a summary', async () => {
  handheld = false
  show()
  expect(await screen.findByRole('img', { name: /UPI QR code/ })).toBeTruthy()
  const details = screen.getByText('Pay on this device').closest('details')
  expect(details?.open).toBe(false)
  expect(details?.querySelector('a')?.getAttribute('href')).toBe(SAMPLE_UPI_LINK)
})

test('the card says what the app will show, and the address can be copied by itself', async () => {
  const written: string[] = []
  vi.stubGlobal('navigator', {
    ...navigator,
    userAgent: '',
    clipboard: { writeText: async (text: string) => void written.push(text) },
  })
  show()
  expect((await screen.findByText('Your UPI app will show')).parentElement?.textContent).toContain('Shop One')
  fireEvent.click(screen.getByRole('button', { name: 'Copy UPI ID' }))
  expect(await screen.findByRole('button', { name: 'Copied: UPI ID' })).toBeTruthy()
  expect(written).toEqual(['shop@bank'])
})

describe('a link that does not belong to the order is neither linked nor drawn', () => {
  test.each<[string, Partial<UpiProps>]>([
    ['another amount', { amount: parseMoney('200.01', 'INR') }],
    ['an order in another currency', { amount: parseMoney('200', 'BRL') }],
    ['another payee', { payee: 'Somebody Else' }],
    ['an amount that is none', { link: SAMPLE_UPI_LINK.replace('200.00', '200,00') }],
    ['a second amount', { link: `${SAMPLE_UPI_LINK}&AM=1.00` }],
    ['a fragment', { link: `${SAMPLE_UPI_LINK}#` }],
    ['no payee', { link: 'upi://pay?am=200.00' }],
    ['something that is no link', { link: 'javascript:alert(1)' }],
  ])('%s', async (_name, props) => {
    show(props)
    expect(await screen.findByRole('heading', { name: 'This payment was stopped' })).toBeTruthy()
    expect(screen.queryByRole('link')).toBeNull()
    expect(screen.queryByRole('img')).toBeNull()
    expect(document.body.textContent).not.toContain('shop@bank')
  })
})
