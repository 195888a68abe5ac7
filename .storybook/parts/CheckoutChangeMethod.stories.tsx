import { CheckoutChangeMethod, CheckoutRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutChangeMethod />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutChangeMethod render={<button type="button" className="small" />}>Change</CheckoutChangeMethod>
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutChangeMethod',
  ...inCheckout('pix-pending', 'redirect'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = { name: 'CheckoutChangeMethod', play: draws('button[data-part="link"]') }

export const WithRender: Story = { render: () => <Rendered />, play: draws('button.small') }
