import {
  CheckoutChallenge,
  CheckoutChangeMethod,
  CheckoutMethods,
  CheckoutOutcome,
  CheckoutPayer,
  CheckoutRoot,
  CheckoutStatus,
  CheckoutTotal,
} from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1" fallback={<p>One moment…</p>}>
      <CheckoutTotal />
      <CheckoutMethods />
      <CheckoutPayer />
      <CheckoutChallenge />
      <CheckoutStatus />
      <CheckoutChangeMethod />
      <CheckoutOutcome />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1" render={<article />}>
      {({ state }) => <p>The checkout is {state}.</p>}
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutRoot',
  ...inCheckout('choosing', 'pix-pending', 'pix-paid', 'declined'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = {
  name: 'CheckoutRoot',
  play: draws('section[data-rumba="checkout"][data-state="choosing"]'),
}

export const WithRender: Story = {
  render: () => <Rendered />,
  play: draws('article[data-rumba="checkout"] > p'),
}
