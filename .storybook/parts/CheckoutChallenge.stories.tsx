import { CheckoutChallenge, CheckoutRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutChallenge />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot
      order="order-1"
      renderChallenge={({ payment }) =>
        payment.challenge?.kind === 'unknown' ? <p>Show the voucher at the counter.</p> : undefined
      }
    >
      <CheckoutChallenge />
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutChallenge',
  ...inCheckout('pix-pending', 'upi', 'redirect', 'requisites', 'otp', 'stk', 'other-step'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = { name: 'CheckoutChallenge', play: draws('[data-rumba="checkout"] h2') }

export const WithRender: Story = { render: () => <Rendered />, play: draws('[data-rumba="checkout"] > p') }
