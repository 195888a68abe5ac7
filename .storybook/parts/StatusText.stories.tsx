import { CheckoutRoot, CheckoutStatus, StatusText } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutStatus>
        <StatusText />
      </CheckoutStatus>
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutStatus>
        <StatusText render={<strong />} />
      </CheckoutStatus>
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/StatusText',
  ...inCheckout('pix-pending', 'unreachable'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = { name: 'StatusText', play: draws('p[data-part="live"]') }

export const WithRender: Story = { render: () => <Rendered />, play: draws('strong[data-part="live"]') }
