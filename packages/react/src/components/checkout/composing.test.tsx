import { parseMoney } from '@rumba/core'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { type ReactElement, type ReactNode, StrictMode } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as rumba from '../../index.ts'
import { createTestClient, RumbaTestProvider, SAMPLE_UPI_LINK, type TestState } from '../../testing.tsx'
import { createLazy } from '../lazy/createLazy.ts'
import { Loaded } from '../lazy/Loaded.tsx'

afterEach(cleanup)

const {
  CheckoutChallenge,
  CheckoutChangeMethod,
  CheckoutMethods,
  CheckoutOutcome,
  CheckoutPay,
  CheckoutPayer,
  CheckoutRoot,
  CheckoutStatus,
  CheckoutTotal,
  CodeAmount,
  CodeCopy,
  CodePayee,
  CodeQr,
  CodeText,
  PaidButton,
  PixQrRoot,
  RumbaCheckout,
  StatusText,
  UpiApps,
  UpiRoot,
} = rumba

/** States R$ 123,45. */
const CODE =
  '00020101021226720014br.gov.bcb.pix2550bx.com.br/pix/8b3da2f3-9a41-40d1-a91a-bd93113bd4415204000053039865406123.455802BR5913Fulano de Tal6008BRASILIA62190515RP12345678-2019630445C8'

/** Lets what is on its way arrive. */
const settle = (): Promise<unknown> => act(() => new Promise(resolve => setTimeout(resolve)))

describe('the drop-in and its parts in a row', () => {
  test.each<[TestState, RegExp]>([
    ['choosing', /How would you like to pay/],
    ['pix-pending', /Copy Pix code/],
    ['upi', /Your UPI app will show/],
    ['otp', /Enter the code/],
    ['pix-paid', /We have received/],
    ['declined', /It was not accepted/],
    ['unknown', /We are checking your payment/],
  ])('draw the same in the state %s', async (state, words) => {
    const drawn: string[] = []
    const parts = (
      <>
        <CheckoutTotal />
        <CheckoutMethods />
        <CheckoutPayer />
        <CheckoutChallenge />
        <CheckoutStatus />
        <CheckoutChangeMethod />
        <CheckoutOutcome />
      </>
    )
    for (const checkout of [
      <RumbaCheckout key="drop-in" order="1" />,
      <CheckoutRoot key="composed" order="1">
        {parts}
      </CheckoutRoot>,
    ]) {
      const now = Date.parse('2026-11-21T01:00:00.000Z')
      const client = createTestClient({ state, now: () => now })
      const { container, unmount } = render(
        <RumbaTestProvider client={client} locale="en">
          {checkout}
        </RumbaTestProvider>,
      )
      await screen.findAllByText(words)
      await waitFor(() => expect(container.querySelector('path:not([d])')).toBeNull())
      await settle()
      // Ids are counted through the page.
      drawn.push(container.innerHTML.replace(/(_r_|:r)\w+[_:]/g, 'id'))
      unmount()
    }
    expect(drawn[1]).toBe(drawn[0])
  })
})

test('a composed checkout goes from choosing to paid, with words and elements of the page', async () => {
  const client = createTestClient({ order: { methods: [{ code: 'pix', fields: [] }] } })
  const paid: string[] = []
  render(
    <StrictMode>
      <CheckoutRoot
        client={client}
        order="1"
        locale="en"
        className="pay"
        data-own="x"
        onPaid={payment => paid.push(payment.reference)}
        fallback="one moment"
        render={<main />}
      >
        <CheckoutPayer className="form">
          <CheckoutPay className="button">Go</CheckoutPay>
        </CheckoutPayer>
        <CheckoutChallenge />
        <CheckoutStatus>
          <StatusText render={<em />} />
          <PaidButton render={(props, state) => <button {...props}>{state}</button>} />
        </CheckoutStatus>
        <CheckoutOutcome>{<b>Done</b>}</CheckoutOutcome>
      </CheckoutRoot>
    </StrictMode>,
  )
  expect(screen.getByText('one moment').dataset.state).toBe('loading')
  const go = await screen.findByRole('button', { name: 'Go' })
  const root = screen.getByRole('main')
  expect(root.className).toBe('pay')
  expect(root.dataset).toMatchObject({ rumba: 'checkout', state: 'choosing', own: 'x' })
  expect(go.closest('form')?.className).toBe('form')
  fireEvent.click(go)
  expect((await screen.findByText(/Waiting for your payment/)).tagName).toBe('EM')
  await screen.findByRole('img', { name: /Pix QR code/ })
  fireEvent.click(screen.getByRole('button', { name: 'ready' }))
  expect(screen.getByRole('button', { name: 'checking' })).toBeTruthy()
  await client.pay()
  expect(screen.getByText('Done').parentElement?.dataset.status).toBe('success')
  expect(paid).toEqual(['order-1-1'])
})

test('a page’s own submit handler may keep the payment from being made', async () => {
  const client = createTestClient({ order: { methods: [{ code: 'pix', fields: [] }] } })
  let agreed = false
  render(
    <CheckoutRoot client={client} order="1" locale="en">
      <CheckoutPayer onSubmit={event => agreed || event.preventDefault()} />
    </CheckoutRoot>,
  )
  const pay = await screen.findByRole('button', { name: /^Pay/ })
  fireEvent.click(pay)
  await settle()
  expect(client.calls.some(({ name }) => name === 'createPayment')).toBe(false)
  agreed = true
  fireEvent.click(pay)
  await settle()
  expect(client.calls.some(({ name }) => name === 'createPayment')).toBe(true)
})

test('a function as children draws the whole of a state by itself', async () => {
  render(
    <RumbaTestProvider state="pix-pending" locale="en">
      <CheckoutRoot order="1">{({ state }) => <p>it is {state}</p>}</CheckoutRoot>
    </RumbaTestProvider>,
  )
  expect(await screen.findByText('it is paying')).toBeTruthy()
})

describe('what is written inline and so new at each render', () => {
  const page = (draws: number): ReactElement => (
    <StrictMode>
      <CheckoutRoot
        order="1"
        messages={{ total: 'Sum' }}
        onPaid={() => draws}
        onEvent={() => draws}
        renderChallenge={() => draws > 99 && 'never'}
        fallback={<i>{draws}</i>}
        render={<main data-draws={draws} />}
      >
        <CheckoutTotal render={<div data-draws={draws} ref={() => {}} />} />
        <CheckoutPayer onSubmit={() => {}}>
          <CheckoutPay render={props => <button {...props} />} />
        </CheckoutPayer>
      </CheckoutRoot>
    </StrictMode>
  )

  test('remounts nothing, loses nothing that was typed, and asks for nothing again', async () => {
    const client = createTestClient({
      order: { methods: [{ code: 'pix', fields: [{ name: 'firstName', need: 'required' }] }] },
    })
    const drawn = (draws: number) => (
      <RumbaTestProvider client={client} locale="en">
        {page(draws)}
      </RumbaTestProvider>
    )
    const { rerender } = render(drawn(0))
    const input = await screen.findByLabelText('First name')
    const before = [...screen.getByRole('main').querySelectorAll('*')]
    fireEvent.change(input, { target: { value: 'Ana' } })
    input.focus()
    const calls = client.calls.length
    for (let draws = 1; draws < 5; draws++) rerender(drawn(draws))
    await settle()
    expect(screen.getByRole('main').dataset.draws).toBe('4')
    expect([...screen.getByRole('main').querySelectorAll('*')]).toEqual(before)
    expect(screen.getByLabelText('First name')).toBe(input)
    expect(document.activeElement).toBe(input)
    expect(input).toHaveProperty('value', 'Ana')
    expect(client.calls.length).toBe(calls)
  })
})

test('two checkouts on one page do not meet', async () => {
  const clients = [createTestClient(), createTestClient()] as const
  const paid: string[] = []
  render(
    <div>
      {clients.map((client, index) => (
        <div key={index === 0 ? 'a' : 'b'} data-testid={index === 0 ? 'a' : 'b'}>
          <RumbaCheckout
            client={client}
            order="1"
            locale="en"
            onPaid={() => paid.push(index === 0 ? 'a' : 'b')}
          />
        </div>
      ))}
    </div>,
  )
  const [a, b] = [within(screen.getByTestId('a')), within(screen.getByTestId('b'))]
  fireEvent.click(await a.findByRole('radio', { name: /Pix/ }))
  fireEvent.click(await b.findByRole('radio', { name: /paysafecard/ }))
  expect(a.getByRole('radio', { name: /Pix/ })).toHaveProperty('checked', true)
  expect(b.getByRole('radio', { name: /Pix/ })).toHaveProperty('checked', false)
  fireEvent.change(a.getByLabelText('First name'), { target: { value: 'Ana' } })
  expect(
    [...document.querySelectorAll<HTMLInputElement>('[name=firstName]')].map(({ value }) => value),
  ).toContain('Ana')
  expect(
    [...document.querySelectorAll('[name=firstName]')].filter(input => (input as HTMLInputElement).value),
  ).toHaveLength(1)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  await act(async () => void clients[1].start({ status: 'success' }))
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  await b.findByRole('heading', { name: 'Paid' })
  expect(a.queryByRole('heading', { name: 'Paid' })).toBeNull()
  await settle()
  expect(paid).toEqual(['b'])
})

describe('the parts of a code', () => {
  test('show what it says, in any order and any element', async () => {
    const written: string[] = []
    vi.stubGlobal('navigator', {
      ...navigator,
      language: 'en',
      userAgent: '',
      clipboard: { writeText: async (text: string) => void written.push(text) },
    })
    render(
      <PixQrRoot code={CODE} amount={parseMoney('123.45', 'BRL')} className="pix" locale="en">
        <CodeAmount render={<strong />} />
        <CodePayee />
        <CodeText />
        <CodeCopy className="button" />
        <CodeQr className="symbol" />
      </PixQrRoot>,
    )
    expect((await screen.findByText('R$123.45')).tagName).toBe('STRONG')
    expect(screen.getByText('Fulano de Tal')).toBeTruthy()
    expect(screen.getByRole('img').getAttribute('class')).toBe('symbol')
    fireEvent.click(screen.getByRole('button', { name: 'Copy Pix code' }))
    expect((await screen.findByRole('button', { name: 'Code copied' })).dataset.state).toBe('copied')
    expect(written).toEqual([CODE])
    vi.unstubAllGlobals()
  })

  test.each<[string, (children: ReactNode) => ReactElement]>([
    [
      'a Pix code',
      children => (
        <PixQrRoot code={CODE} amount={parseMoney('1', 'BRL')} locale="en">
          {children}
        </PixQrRoot>
      ),
    ],
    [
      'a UPI link',
      children => (
        <UpiRoot link={SAMPLE_UPI_LINK} amount={parseMoney('1', 'INR')} locale="en">
          {children}
        </UpiRoot>
      ),
    ],
  ])('are not drawn where %s does not belong to the order', async (_name, root) => {
    render(
      root(
        <>
          <CodeQr />
          <CodeText />
          <CodeCopy />
          <p>mine</p>
        </>,
      ),
    )
    expect(await screen.findByRole('heading', { name: 'This payment was stopped' })).toBeTruthy()
    expect(screen.queryByText('mine')).toBeNull()
    expect(screen.queryByRole('img')).toBeNull()
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('of a UPI link are the same, with the apps beside them', async () => {
    render(
      <UpiRoot link={SAMPLE_UPI_LINK} amount={parseMoney('200', 'INR')} locale="en">
        <UpiApps />
        <CodePayee />
      </UpiRoot>,
    )
    expect((await screen.findByRole('link', { name: 'Open a UPI app' })).getAttribute('href')).toBe(
      SAMPLE_UPI_LINK,
    )
    expect(screen.getByText('Shop One')).toBeTruthy()
  })
})

test('a part of the checkout that does not load says so in the person’s language, and the rest stays', async () => {
  let isThere = false
  const lazy = createLazy(async () => {
    if (!isThere) throw new TypeError('Failed to fetch dynamically imported module')
    return 'the part'
  })
  render(
    <RumbaTestProvider state="choosing" locale="pt-BR">
      <CheckoutRoot order="1">
        <CheckoutTotal />
        <Loaded lazy={lazy} fallback={null}>
          {text => <p>{text}</p>}
        </Loaded>
      </CheckoutRoot>
    </RumbaTestProvider>,
  )
  expect((await screen.findByRole('alert')).textContent).toBe('Não foi possível carregar o pagamento')
  expect(screen.getByText(/25,01/)).toBeTruthy()
  isThere = true
  fireEvent.click(screen.getByRole('button', { name: 'Tentar de novo' }))
  expect(await screen.findByText('the part')).toBeTruthy()
})

const ROOTS = new Set(['CheckoutRoot', 'PixQrRoot', 'UpiRoot', 'CodeProps'])
const PARTS = Object.entries(rumba).filter(
  ([name]) => /^(Checkout|Code|Upi[A-Z]|PaidButton|StatusText)/.test(name) && !ROOTS.has(name),
)

test.each(PARTS)('%s outside its root is a named error', (_name, Part) => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const Misplaced = Part as () => ReactElement
  expect(() => render(<Misplaced />)).toThrow(rumba.PartMisplacedError)
  vi.restoreAllMocks()
})
