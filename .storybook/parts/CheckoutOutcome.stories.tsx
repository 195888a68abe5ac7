import { CheckoutOutcome, CheckoutRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutOutcome />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutOutcome
        render={(props, state) => (
          <div {...props}>{state === 'paid' ? <h2>Thank you!</h2> : props.children}</div>
        )}
      />
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutOutcome',
  ...inCheckout('pix-paid', 'declined', 'expired', 'error', 'unknown', 'failed'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = {
  name: 'CheckoutOutcome',
  play: draws('[data-rumba="status"] [data-part="notice"]'),
}

export const WithRender: Story = { render: () => <Rendered />, play: draws('[data-state="paid"] > h2') }
