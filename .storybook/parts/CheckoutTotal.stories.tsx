import { CheckoutRoot, CheckoutTotal } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutTotal />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutTotal render={<div />} />
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutTotal',
  ...inCheckout('choosing', 'pix-pending', 'pix-paid'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = { name: 'CheckoutTotal', play: draws('p[data-part="total"]') }

export const WithRender: Story = { render: () => <Rendered />, play: draws('div[data-part="total"]') }
