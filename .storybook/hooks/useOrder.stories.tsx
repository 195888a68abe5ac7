import { formatMoney } from '@rumba/core'
import { useOrder } from '@rumba/react'
import { RumbaTestProvider, type RumbaTestProviderProps } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

function Example(): JSX.Element {
  const { data: order, error } = useOrder('order-1')
  if (error) return <p>The order cannot be read.</p>
  if (!order) return <p>Reading the order…</p>
  return (
    <>
      <p>
        {formatMoney(order.amount, 'en')} by {order.methods.map(({ code }) => code).join(' or ')}
      </p>
      <p>{order.current ? `Under way: ${order.current.payment.status}` : 'No payment yet.'}</p>
    </>
  )
}

/** What an order owes, how it may be paid, and the attempt under way: a query of TanStack Query. */
const meta: Meta<RumbaTestProviderProps> = {
  title: 'Hooks/useOrder',
  decorators: [inExample],
  args: { state: 'choosing' },
  argTypes: {
    state: { control: 'select', options: ['loading', 'failed', 'choosing', 'pix-pending', 'pix-paid'] },
  },
  render: args => (
    <RumbaTestProvider key={args.state} {...args}>
      <Example />
    </RumbaTestProvider>
  ),
}

export default meta

export const UseOrder: StoryObj<RumbaTestProviderProps> = {
  name: 'useOrder',
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('R$25.01 by pix or paysafecard')
  },
}
