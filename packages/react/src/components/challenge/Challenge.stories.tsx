import { ProblemError, type RumbaClient } from '@rumba/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { createTestClient, RumbaTestProvider, type TestChallenge } from '../../testing.tsx'
import { RumbaCheckout, type RumbaCheckoutProps } from '../checkout/RumbaCheckout.tsx'

interface StoryProps extends Pick<RumbaCheckoutProps, 'redirectTarget' | 'renderChallenge' | 'resumeUrl'> {
  readonly state: TestChallenge
  /** How the proxy answers what is sent back. */
  readonly answer?: 'ok' | 'wrong' | 'wrong-field' | 'exhausted' | 'silent'
}

/** What the buyer has to do next, in the checkout: each challenge that is neither a Pix code nor a UPI link. */
const meta: Meta<StoryProps> = {
  title: 'Challenges',
  parameters: { guide: 'react/challenges.md' },
  args: { state: 'requisites', answer: 'ok' },
  argTypes: {
    state: { control: 'select', options: ['redirect', 'upi', 'requisites', 'otp', 'stk', 'other-step'] },
    answer: { control: 'select', options: ['ok', 'wrong', 'wrong-field', 'exhausted', 'silent'] },
    renderChallenge: { control: false },
  },
  render: args => <Drawn key={`${args.state} ${args.answer}`} {...args} />,
}

function Drawn({ state, answer, ...props }: StoryProps): JSX.Element {
  const [client] = useState(() => answering(state, answer))
  return (
    <RumbaTestProvider client={client} locale="en">
      <RumbaCheckout order="order-1" {...props} />
    </RumbaTestProvider>
  )
}

function answering(state: TestChallenge, answer: StoryProps['answer']): RumbaClient {
  const client = createTestClient({ state })
  const problems = {
    wrong: { code: 'PAYMENT_REJECTED', status: 422, title: 'Refused.' },
    'wrong-field': {
      code: 'PAYMENT_REJECTED',
      status: 422,
      title: 'Refused.',
      fields: ['card_last_digits'],
    },
    exhausted: { code: 'CONFIRM_EXHAUSTED', status: 429, title: 'No tries left.' },
  }
  const { confirmPayment } = client
  client.confirmPayment = async (...call) => {
    if (answer === 'silent') await new Promise(() => {})
    if (answer && answer in problems) throw new ProblemError(problems[answer as keyof typeof problems])
    return confirmPayment(...call)
  }
  return client
}

export default meta
type Story = StoryObj<StoryProps>
type Play = NonNullable<Story['play']>

/** The story once its screen is there: words and screen load one after the other, which a busy machine takes its time for. */
const drawn = async (canvasElement: HTMLElement) => {
  await waitFor(() => expect(canvasElement.querySelector('[data-rumba="checkout"] h2')).toBeInTheDocument(), {
    timeout: 10_000,
  })
  return within(canvasElement)
}

const sendCode: Play = async ({ canvasElement }) => {
  const canvas = await drawn(canvasElement)
  await userEvent.type(await canvas.findByLabelText('One-time code'), '123456')
  await userEvent.click(canvas.getByRole('button', { name: 'Confirm' }))
}

export const Requisites: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await canvas.findByRole('heading', { name: 'Pay by bank transfer' })
    await expect(canvas.getByText('2850590940090418135201')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Copy CBU' })).toBeVisible()
    await expect(canvas.getByLabelText('Last digits of your card')).toHaveAttribute('inputmode', 'numeric')
  },
}

const sendTransfer: Play = async ({ canvasElement }) => {
  const canvas = await drawn(canvasElement)
  await userEvent.type(await canvas.findByLabelText('Sender’s name'), 'Ana Souza')
  await userEvent.type(canvas.getByLabelText('Last digits of your card'), '4242')
  await userEvent.click(canvas.getByRole('button', { name: 'I have made the transfer' }))
}

export const RequisitesMissing: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'I have made the transfer' }))
    await expect(canvas.getByText('Sender’s name is missing.')).toBeVisible()
    await waitFor(() => expect(canvas.getByLabelText('Sender’s name')).toHaveFocus())
  },
}

export const RequisitesWrongField: Story = {
  args: { answer: 'wrong-field' },
  play: async context => {
    await sendTransfer(context)
    const canvas = await drawn(context.canvasElement)
    await canvas.findByText('Last digits of your card was not accepted. Please check it.')
    await waitFor(() => expect(canvas.getByLabelText('Last digits of your card')).toHaveFocus())
    await expect(canvas.getByText('You have at most 4 tries left.')).toHaveAttribute('role', 'alert')
    await expect(canvas.getByLabelText('Sender’s name')).toHaveValue('Ana Souza')
  },
}

export const RequisitesSent: Story = {
  play: async context => {
    await sendTransfer(context)
    await waitFor(() =>
      expect(within(context.canvasElement).getByRole('heading', { name: 'Sent' })).toHaveFocus(),
    )
  },
}

export const Otp: Story = {
  args: { state: 'otp' },
  play: async ({ canvasElement }) => {
    const input = await (await drawn(canvasElement)).findByLabelText('One-time code')
    await expect(input).toHaveAttribute('autocomplete', 'one-time-code')
    await expect(input).toHaveAttribute('inputmode', 'numeric')
  },
}

export const OtpWrong: Story = {
  args: { state: 'otp', answer: 'wrong' },
  play: async context => {
    await sendCode(context)
    const canvas = await drawn(context.canvasElement)
    await canvas.findByText(/This code was not accepted/)
    await waitFor(() => expect(canvas.getByLabelText('One-time code')).toHaveFocus())
    await expect(canvas.getByLabelText('One-time code')).toHaveAccessibleDescription(/not accepted/)
  },
}

export const OtpSending: Story = {
  args: { state: 'otp', answer: 'silent' },
  play: async context => {
    await sendCode(context)
    await within(context.canvasElement).findByRole('button', { name: 'Sending…' })
  },
}

export const OtpExhausted: Story = {
  args: { state: 'otp', answer: 'exhausted' },
  play: async context => {
    await sendCode(context)
    await within(context.canvasElement).findByText(/no tries left/)
  },
}

export const OtpSent: Story = {
  args: { state: 'otp' },
  play: async context => {
    await sendCode(context)
    await within(context.canvasElement).findByRole('heading', { name: 'Sent' })
  },
}

export const Stk: Story = {
  args: { state: 'stk' },
  play: async ({ canvasElement }) => {
    await (await drawn(canvasElement)).findByText('A payment request was sent to your phone.')
  },
}

/** A step that this version does not know: honest words, and the payment is watched all the same. */
export const Unknown: Story = {
  args: { state: 'other-step' },
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await canvas.findByRole('heading', { name: 'One more step' })
    await expect(canvas.getByText('Waiting for your payment…')).toBeVisible()
  },
}

/** The merchant's page knows the step. */
export const UnknownReplaced: Story = {
  args: {
    state: 'other-step',
    renderChallenge: ({ payment: { challenge } }) =>
      challenge?.kind === 'unknown' && challenge.type === 'voucher' ? (
        <h2>Show this at the counter</h2>
      ) : undefined,
  },
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await canvas.findByRole('heading', { name: 'Show this at the counter' })
    await expect(canvas.queryByText('One more step')).toBeNull()
    await expect(canvas.getByText('Waiting for your payment…')).toBeVisible()
  },
}

/** Stories stand in a frame: the link moves the whole tab, and another opens beside it where the frame may not. */
export const RedirectInAFrame: Story = {
  args: { state: 'redirect' },
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await expect(await canvas.findByRole('link', { name: 'Continue to pay.example' })).toHaveAttribute(
      'target',
      '_top',
    )
    await expect(canvas.getByRole('link', { name: 'Open in a new tab' })).toHaveAttribute('target', '_blank')
  },
}

/** What began on a desktop goes on on the buyer's phone. */
export const RedirectHandedOff: Story = {
  args: { state: 'redirect', resumeUrl: '/pay' },
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Continue on your phone' }))
    await canvas.findByRole('img', { name: 'QR code that opens this payment on your phone' })
  },
}

export const RedirectInAPopup: Story = {
  args: { state: 'redirect', redirectTarget: 'popup' },
  play: async ({ canvasElement }) => {
    const link = await (await drawn(canvasElement)).findByRole('link', { name: 'Continue to pay.example' })
    link.addEventListener('click', event => event.preventDefault(), { capture: true })
    const { open } = window
    window.open = () => null
    await userEvent.click(link)
    window.open = open
    await (await drawn(canvasElement)).findByRole('link', { name: 'Open it again' })
  },
}
