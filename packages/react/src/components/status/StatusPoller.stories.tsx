import { formatMoney, type StartedPayment } from '@rumba/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, within } from 'storybook/test'
import { useOrder } from '../../hooks/useOrder.ts'
import { RumbaTestProvider, type RumbaTestProviderProps } from '../../testing.tsx'
import { StatusPoller } from './StatusPoller.tsx'

function Example({ started }: { started: StartedPayment }): JSX.Element {
  return (
    <StatusPoller started={started}>
      {({ payment }) => `${formatMoney(payment.amount, 'en')}: ${payment.status}`}
    </StatusPoller>
  )
}

function Line(): JSX.Element {
  const started = useOrder('order-1').data?.current
  return started ? <Example started={started} /> : <p>…</p>
}

/** The state of one payment as data and a live region; what it looks like is up to the page. */
const meta: Meta<RumbaTestProviderProps> = {
  title: 'StatusPoller',
  args: { state: 'pix-pending' },
  argTypes: {
    state: {
      control: 'select',
      options: ['pix-pending', 'unknown', 'pix-paid', 'declined', 'expired', 'error'],
    },
  },
  render: args => (
    <RumbaTestProvider key={args.state} {...args}>
      <Line />
    </RumbaTestProvider>
  ),
}

export default meta
type Story = StoryObj<RumbaTestProviderProps>

const says =
  (words: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText(words)).toBeVisible()
  }

export const Pending: Story = { play: says('R$25.01: pending') }
export const Paid: Story = { args: { state: 'pix-paid' }, play: says('R$25.01: success') }
export const Declined: Story = { args: { state: 'declined' }, play: says('R$25.01: declined') }
