import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider, type TestClient } from '../../testing.tsx'
import { RumbaCheckout } from '../checkout/RumbaCheckout.tsx'
import { RumbaResume, type RumbaResumeProps } from './RumbaResume.tsx'
import { resumeLink } from './resumeLink.ts'

let client: TestClient
let touched = true
beforeEach(() => {
  client = createTestClient({ state: 'redirect' })
  touched = true
  vi.stubGlobal('matchMedia', () => ({ matches: touched }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

const linkTo = async (page: string): Promise<string> =>
  resumeLink(await client.resumePayment('order-1-1'), page) ?? ''

/** A page of the shop, opened by an address. */
const open = (address: string, props: Partial<RumbaResumeProps> = {}): void => {
  history.replaceState({ router: 1 }, '', address)
  render(
    <StrictMode>
      <RumbaTestProvider client={client} locale="en">
        <RumbaResume {...props}>nothing to go on with</RumbaResume>
      </RumbaTestProvider>
    </StrictMode>,
  )
}

const asked = (): string[] => client.calls.map(({ name }) => name)

describe('a resume link', () => {
  test('has the token in its fragment and nowhere else', async () => {
    const link = new URL(await linkTo('/pay?lang=en#top'))
    expect([link.origin, link.pathname, link.search]).toEqual([location.origin, '/pay', '?lang=en'])
    expect(link.hash).toBe('#rumba-resume=resume-of-order-1-1')
  })

  test('cannot be made where the proxy gives no token to resume by', async () => {
    const { resume: _, ...older } = await client.resumePayment('order-1-1')
    expect(resumeLink(older, '/pay')).toBeUndefined()
  })

  test('goes on with the same payment, and its token is out of the address at once', async () => {
    open(await linkTo('/pay?lang=en'))
    expect(location.href).toBe(`${location.origin}/pay?lang=en`)
    expect(history.state).toMatchObject({ router: 1 })
    expect(await screen.findByRole('link', { name: 'Continue to pay.example' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Pay another way' })).toBeNull()
  })

  test('leaves what else is in the fragment', async () => {
    open(`/pay#/cart&rumba-resume=resume-of-order-1-1`)
    expect(location.hash).toBe('#/cart')
  })

  test('goes on after a reload, and not on the next page of the tab', async () => {
    open(await linkTo('/pay'))
    cleanup()
    open(location.href)
    // The address alone, as the state of the entry was not kept.
    expect(await screen.findByText('nothing to go on with')).toBeTruthy()
    cleanup()
    history.replaceState({ rumbaResume: 'resume-of-order-1-1' }, '', '/pay')
    render(
      <RumbaTestProvider client={client} locale="en">
        <RumbaResume />
      </RumbaTestProvider>,
    )
    expect(await screen.findByRole('link', { name: 'Continue to pay.example' })).toBeTruthy()
  })

  test('shows the payment paid, and tells the page once', async () => {
    const onPaid = vi.fn()
    open(await linkTo('/pay'), { onPaid })
    await screen.findByRole('link', { name: 'Continue to pay.example' })
    await client.pay()
    expect(await screen.findByRole('heading', { name: 'Paid' })).toBeTruthy()
    expect(onPaid).toHaveBeenCalledOnce()
  })

  test('starts no second payment, also when the first has ended', async () => {
    open(await linkTo('/pay'))
    await screen.findByRole('link', { name: 'Continue to pay.example' })
    await client.expire()
    expect(await screen.findByRole('heading', { name: 'The time to pay is over' })).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
    expect(asked()).not.toContain('createPayment')
    expect(asked()).not.toContain('getOrder')
  })

  test('that is out of date shows what the page has instead', async () => {
    open('/pay#rumba-resume=v1.old.token')
    expect(await screen.findByText('nothing to go on with')).toBeTruthy()
    expect(location.hash).toBe('')
  })
})

test('a page that no link opened asks for nothing', async () => {
  open('/pay')
  expect(await screen.findByText('nothing to go on with')).toBeTruthy()
  expect(asked()).toEqual([])
})

describe('a payment page', () => {
  const show = (): void => {
    render(
      <RumbaTestProvider client={client} locale="en">
        <RumbaCheckout order="order-1" resumeUrl="/pay" />
      </RumbaTestProvider>,
    )
  }

  test('can be opened on the phone from a desktop, by a code that is drawn when it is wanted', async () => {
    touched = false
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'Continue on your phone' }))
    expect(await screen.findByRole('img', { name: /opens this payment on your phone/ })).toBeTruthy()
  })

  test('is not offered to another phone on a phone', async () => {
    show()
    await screen.findByRole('link', { name: 'Continue to pay.example' })
    expect(screen.queryByRole('button', { name: 'Continue on your phone' })).toBeNull()
  })
})
