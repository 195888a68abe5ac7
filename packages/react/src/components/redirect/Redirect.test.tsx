import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { challengeWords, checkoutWords } from '../../messages/words.ts'
import { Redirect, type RedirectProps } from './Redirect.tsx'

vi.setConfig({ testTimeout: 60_000 })

const PAGE = 'https://pay.example/page?a=1'

const show = async (props: Partial<RedirectProps> = {}): Promise<HTMLElement> => {
  const { container } = render(
    <StrictMode>
      <checkoutWords.Localized locale="en" fallback={null}>
        <challengeWords.Localized locale="en" fallback={null}>
          <Redirect url={PAGE} {...props} />
        </challengeWords.Localized>
      </checkoutWords.Localized>
    </StrictMode>,
  )
  await screen.findByRole('heading')
  return container.querySelector('[data-rumba="redirect"]') as HTMLElement
}

/** Stands in for `window.open`; what it returns is the new window, or null where the browser blocks it. */
const windows = (allowed: boolean) => {
  const opened: { features: string | undefined; opener: unknown; at: string[] }[] = []
  vi.stubGlobal('open', (_url: string, _name: string, features?: string) => {
    const at: string[] = []
    const page = {
      features,
      opener: 'this page' as unknown,
      at,
      location: { replace: (to: string) => at.push(to) },
    }
    opened.push(page)
    return allowed ? page : null
  })
  return opened
}

/** A click that jsdom is not asked to follow. */
const press = (link: HTMLElement): boolean => {
  let followed = true
  const keep = (event: Event): void => {
    followed = !event.defaultPrevented
    event.preventDefault()
  }
  window.addEventListener('click', keep)
  fireEvent.click(link)
  window.removeEventListener('click', keep)
  return followed
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test.each(['new-tab', 'popup'] as const)(
  'a %s opens by itself once, cut off from this page',
  async target => {
    const opened = windows(true)
    const redirect = await show({ target, leave: true })
    await waitFor(() => expect(redirect.dataset.state).toBe('opened'))
    expect(opened).toHaveLength(1)
    expect(opened[0]).toMatchObject({ opener: null, at: [PAGE] })
    expect(opened[0]?.features?.startsWith('popup')).toBe(target === 'popup')
    expect(screen.getByRole('status').textContent).toContain('in the window that opened')
  },
)

test('a blocked window says so and leaves a link that opens one', async () => {
  windows(false)
  const redirect = await show({ target: 'popup', leave: true })
  await waitFor(() => expect(redirect.dataset.state).toBe('blocked'))
  expect(screen.getByRole('status').textContent).toContain('did not open the window')
  const link = screen.getByRole('link', { name: 'Continue to pay.example' })
  expect(link).toMatchObject({ href: PAGE, target: '_blank', rel: 'noreferrer' })
  expect(press(link)).toBe(true)
  expect(redirect.dataset.state).toBe('opened')
})

test('a pressed link opens the popup in place of a tab', async () => {
  const opened = windows(true)
  await show({ target: 'popup' })
  expect(opened).toHaveLength(0)
  expect(press(screen.getByRole('link'))).toBe(false)
  expect(opened.map(({ at }) => at)).toEqual([[PAGE]])
  expect(screen.getByRole('link', { name: 'Open it again' })).toBeTruthy()
})

test('without a press on this page nothing opens by itself', async () => {
  const opened = windows(true)
  const redirect = await show({ target: 'new-tab' })
  expect(redirect.dataset.state).toBe('ready')
  expect(opened).toHaveLength(0)
})

test('out of the back-forward cache it does not look frozen on its way out', async () => {
  // jsdom writes that it cannot navigate.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const redirect = await show({ leave: true })
  await waitFor(() => expect(redirect.dataset.state).toBe('leaving'))
  act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  expect(redirect.dataset.state).toBe('ready')
  expect(screen.getByRole('link', { name: 'Continue to pay.example' })).toBeTruthy()
})

test.each([
  'javascript:alert(1)',
  'upi://pay?pa=shop@bank',
  'http://pay.example/',
  'https://u:p@pay.example/',
])('%s is refused and nothing can be pressed', async url => {
  const opened = windows(true)
  const redirect = await show({ url, target: 'popup', leave: true })
  expect(redirect.dataset.state).toBe('refused')
  expect(opened).toHaveLength(0)
  expect(screen.queryByRole('link')).toBeNull()
})
