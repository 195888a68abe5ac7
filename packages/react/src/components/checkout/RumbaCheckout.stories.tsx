import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { words as en } from '../../messages/en.ts'
import { pseudoRightToLeft } from '../../messages/pseudoRightToLeft.ts'
import { RumbaTestProvider, type RumbaTestProviderProps, type TestState } from '../../testing.tsx'
import { RumbaCheckout } from './RumbaCheckout.tsx'

const STATES = Object.keys({
  loading: 1,
  failed: 1,
  choosing: 1,
  creating: 1,
  'unknown-create': 1,
  unknown: 1,
  'pix-pending': 1,
  upi: 1,
  redirect: 1,
  requisites: 1,
  otp: 1,
  stk: 1,
  'other-step': 1,
  unreachable: 1,
  'pix-paid': 1,
  declined: 1,
  expired: 1,
  error: 1,
} satisfies Record<TestState, 1>)

/**
 * The whole checkout of one order: choose a method, pay, paid. Here over a client in memory, in any state; `endpoint` and `order`
 * are all it needs in a shop.
 */
const meta: Meta<RumbaTestProviderProps> = {
  title: 'RumbaCheckout',
  args: { state: 'choosing' },
  argTypes: { state: { control: 'select', options: STATES } },
  render: ({ locale, ...args }, { globals }) => (
    <RumbaTestProvider key={args.state} locale={locale ?? globals.locale} {...args}>
      <RumbaCheckout order="order-1" />
    </RumbaTestProvider>
  ),
}

export default meta
type Story = StoryObj<RumbaTestProviderProps>

/** The state a story must reach; one that draws nothing fails. */
const reaches =
  (state: string, words?: RegExp): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await waitFor(
      () =>
        expect(canvasElement.querySelector('[data-rumba="checkout"]')).toHaveAttribute('data-state', state),
      // A failed read of the order is tried again before it is called failed.
      { timeout: 10_000 },
    )
    if (words) await within(canvasElement).findAllByText(words)
  }

const pressPay = async (canvasElement: HTMLElement): Promise<void> => {
  const canvas = within(canvasElement)
  await userEvent.click(await canvas.findByRole('radio', { name: /Pix/ }))
  await userEvent.type(canvas.getByLabelText('First name'), 'Ana')
  await userEvent.type(canvas.getByLabelText('Last name'), 'Souza')
  await userEvent.type(canvas.getByLabelText('CPF or CNPJ'), '11144477735')
  await userEvent.click(canvas.getByRole('button', { name: /^Pay/ }))
}

export const Loading: Story = { args: { state: 'loading' }, play: reaches('loading') }

export const Failed: Story = { args: { state: 'failed' }, play: reaches('failed', /cannot be loaded/) }

export const Choosing: Story = { play: reaches('choosing', /How would you like to pay/) }

export const WithErrors: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: /Pix/ }))
    await userEvent.type(canvas.getByLabelText('CPF or CNPJ'), '111')
    await userEvent.click(canvas.getByRole('button', { name: /^Pay/ }))
    await expect(await canvas.findByText('Please check 3 fields:')).toBeVisible()
    await waitFor(() => expect(canvas.getByRole('region', { name: /^Please check/ })).toHaveFocus())
  },
}

/** A tax number takes its form while it is typed; an edit in the middle leaves the caret where it was. */
export const TypedTaxId: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: /Pix/ }))
    const input = canvas.getByLabelText<HTMLInputElement>('CPF or CNPJ')
    await userEvent.type(input, '11144477735')
    await expect(input).toHaveValue('111.444.777-35')
    input.setSelectionRange(5, 5)
    await userEvent.keyboard('{Backspace}')
    await expect(input).toHaveValue('111.447.773-5')
    await expect(input.selectionStart).toBe(3)
    await userEvent.keyboard('4')
    await expect(input).toHaveValue('111.444.777-35')
    await expect(input.selectionStart).toBe(5)
  },
}

export const Creating: Story = {
  args: { state: 'creating' },
  play: async ({ canvasElement }) => {
    await pressPay(canvasElement)
    await within(canvasElement).findByRole('button', { name: /Preparing/ })
  },
}

export const OutcomeUnknown: Story = {
  args: { state: 'unknown-create' },
  play: async context => {
    await pressPay(context.canvasElement)
    await reaches('unknown', /do not pay a second time/)(context)
  },
}

export const Unknown: Story = {
  args: { state: 'unknown' },
  play: reaches('unknown', /checking your payment/),
}

export const Pix: Story = {
  args: { state: 'pix-pending' },
  play: async context => {
    await reaches('paying', /Pay with Pix/)(context)
    await within(context.canvasElement).findByRole('img', { name: /Pix QR code/ })
  },
}

export const PixInDark: Story = { ...Pix, globals: { theme: 'dark' } }

/** On a page from right to left, in words that are. */
export const PixRightToLeft: Story = {
  args: { state: 'pix-pending', locale: 'ar-XB', messages: pseudoRightToLeft(en) },
  globals: { dir: 'rtl' },
  play: reaches('paying'),
}

export const PixInPortuguese: Story = {
  args: { state: 'pix-pending', locale: 'pt-BR' },
  play: reaches('paying', /Pague com Pix/),
}

/** The code is for somebody else's order: it is not drawn, and a new payment may take its place. */
export const Refused: Story = {
  args: {
    state: 'pix-pending',
    order: { methods: [{ code: 'pix', fields: [] }] },
    payment: { payee: 'Somebody Else' },
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'This payment was stopped' })
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'I have paid' })).toBeNull()
  },
}

export const Redirect: Story = {
  args: { state: 'redirect' },
  play: reaches('paying', /Continue to pay.example/),
}

export const Unreachable: Story = {
  args: { state: 'unreachable' },
  // The page says so only after it has tried; what matters here is that the code stays payable.
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('button', { name: 'Copy Pix code' })
  },
}

export const Paid: Story = { args: { state: 'pix-paid' }, play: reaches('paid', /We have received/) }

export const PaidInDarkPortuguese: Story = {
  args: { state: 'pix-paid', locale: 'pt-BR' },
  globals: { theme: 'dark' },
  play: reaches('paid', /Recebemos/),
}

export const Declined: Story = {
  args: { state: 'declined' },
  play: reaches('declined', /It was not accepted/),
}

export const Expired: Story = { args: { state: 'expired' }, play: reaches('expired', /no longer works/) }

export const Failure: Story = { args: { state: 'error' }, play: reaches('error', /Something went wrong/) }
