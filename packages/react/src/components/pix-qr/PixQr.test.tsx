import { parseMoney } from '@rumba/core'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SAMPLE_PIX_CODE } from '../../testing.tsx'
import { PixQr, type PixQrProps } from './PixQr.tsx'

/** States R$ 123,45. */
const STATED =
  '00020101021226720014br.gov.bcb.pix2550bx.com.br/pix/8b3da2f3-9a41-40d1-a91a-bd93113bd4415204000053039865406123.455802BR5913Fulano de Tal6008BRASILIA62190515RP12345678-2019630445C8'

const show = (props: Partial<PixQrProps> = {}) =>
  render(
    <PixQr locale="en" code={STATED} amount={parseMoney('123.45', 'BRL')} payee="FULANO DE TAL" {...props} />,
  )

const clipboard = (writeText: (text: string) => Promise<void>): void => {
  vi.stubGlobal('navigator', { ...navigator, language: 'en', clipboard: { writeText } })
}

afterEach(() => {
  vi.useRealTimers()
  cleanup()
  vi.unstubAllGlobals()
})

describe('a code that belongs to the order', () => {
  test('is drawn with a name that says amount and payee', async () => {
    show()
    expect((await screen.findByRole('img')).getAttribute('aria-label')).toBe(
      'Pix QR code for R$123.45 to Fulano de Tal',
    )
    expect(screen.getByText(STATED)).toBeTruthy()
  })

  test('that states no amount says that the bank will', async () => {
    show({ code: SAMPLE_PIX_CODE, payee: 'WZ PLAY JOGOS LTDA' })
    expect(await screen.findByText('shown by your bank')).toBeTruthy()
  })

  test('pain 11: is trimmed at its ends and otherwise copied as it came', async () => {
    const written: string[] = []
    clipboard(async words => void written.push(words))
    show({ code: ` ${STATED}\n` })
    fireEvent.click(await screen.findByRole('button', { name: 'Copy Pix code' }))
    expect(await screen.findByRole('button', { name: 'Code copied' })).toBeTruthy()
    expect(written).toEqual([STATED])
  })

  test('pain 1: that could not be copied says so, claims nothing, and is selected', async () => {
    clipboard(() => Promise.reject(new Error('denied')))
    document.execCommand = () => false
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'Copy Pix code' }))
    expect(await screen.findByText(/copy it by hand/)).toBeTruthy()
    expect(screen.queryByText('Code copied')).toBeNull()
    expect(getSelection()?.toString()).toBe(STATED)
  })
})

test.each([
  ['a phone, which cannot scan itself, pastes', true, /^Paste the copied code/],
  ['a desktop has it scanned', false, /Scan the QR code/],
])('%s', async (_name, matches, step) => {
  vi.stubGlobal('matchMedia', () => ({ matches }))
  show()
  expect(await screen.findByText(step)).toBeTruthy()
})

test('the time left is spoken three times, and what was spoken is soon gone, so that nobody reads an old time', async () => {
  vi.useFakeTimers()
  show({ expiresAt: new Date(Date.now() + 310_000).toISOString() })
  const timer = await vi.waitFor(() => screen.getByRole('timer'))
  const region = timer.parentElement?.querySelector('[role="status"]')
  const spoken = [region?.textContent]
  const seconds: number[] = []
  for (let second = 310; second >= 0; second -= 1) {
    const text = region?.textContent
    if (text !== spoken.at(-1)) {
      spoken.push(text)
      seconds.push(second)
    }
    await act(() => vi.advanceTimersByTimeAsync(1_000))
  }
  expect(spoken).toEqual([
    '',
    '5 minutes left to pay',
    '',
    '1 minute left to pay',
    '',
    'The time is over. We are looking once more.',
  ])
  expect(seconds).toEqual([300, 290, 60, 50, 0])
  expect(screen.getAllByText(/The time is over/)).toHaveLength(1)
})

test.each([
  [86_400_000, '24:00:00 left to pay'],
  [3_600_000, '1:00:00 left to pay'],
  [3_599_000, '59:59 left to pay'],
  [9_000, '0:09 left to pay'],
])('%i ms are written as a person writes them', async (ms, text) => {
  show({ expiresAt: new Date(1e12 + ms).toISOString(), serverNow: () => 1e12 })
  expect((await screen.findByRole('timer')).textContent).toBe(text)
})

describe('a code that does not belong to the order is neither drawn nor written out', () => {
  test.each<[string, Partial<PixQrProps>]>([
    ['another amount', { amount: parseMoney('123.44', 'BRL') }],
    ['an amount that is none', { code: STATED.replace('123.45', '123,45') }],
    ['an order in another currency', { amount: parseMoney('123.45', 'EUR') }],
    ['another payee', { payee: 'SOMEBODY ELSE' }],
    ['another currency in the code', { code: STATED.replace('5303986', '5303840') }],
    ['a code that was cut', { code: STATED.slice(0, 60) }],
    ['a code with a second amount', { code: STATED.replace('5802BR', '54041.005802BR') }],
    ['something that is no code', { code: 'javascript:alert(1)' }],
  ])('%s', async (_name, props) => {
    show(props)
    expect(await screen.findByRole('heading', { name: 'This payment was stopped' })).toBeTruthy()
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
    expect(document.body.textContent).not.toContain('br.gov.bcb')
  })
})
