import { CheckoutRoot, CheckoutStatus, StatusText } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutStatus />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutStatus render={<footer />}>
        <StatusText />
      </CheckoutStatus>
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutStatus',
  ...inCheckout('pix-pending', 'unreachable'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = {
  name: 'CheckoutStatus',
  play: draws('div[data-rumba="status"][data-connection] > button'),
}

export const WithRender: Story = {
  render: () => <Rendered />,
  play: draws('footer[data-rumba="status"] > p:only-child'),
}
