import { CheckoutPay, CheckoutPayer, CheckoutRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutPayer>
        <CheckoutPay>Buy now</CheckoutPay>
      </CheckoutPayer>
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutPayer>
        <CheckoutPay
          render={(props, state) => (
            <button {...props}>{state === 'creating' ? 'One moment…' : 'Place the order'}</button>
          )}
        />
      </CheckoutPayer>
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutPay',
  ...inCheckout('choosing', 'creating'),
  parameters: { isOneMethod: true },
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = {
  name: 'CheckoutPay',
  play: draws('button[data-part="primary"][data-state="choosing"]'),
}

export const WithRender: Story = { render: () => <Rendered />, play: draws('button[data-part="primary"]') }
