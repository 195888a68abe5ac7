import { CheckoutRoot, CheckoutStatus, PaidButton } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutStatus>
        <PaidButton />
      </CheckoutStatus>
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutStatus>
        <PaidButton
          render={(props, state) => (
            <button {...props}>{state === 'checking' ? 'We are looking…' : 'It is paid'}</button>
          )}
        />
      </CheckoutStatus>
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/PaidButton',
  ...inCheckout('pix-pending'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = {
  name: 'PaidButton',
  play: draws('button[data-part="secondary"][data-state="ready"]'),
}

export const WithRender: Story = { render: () => <Rendered />, play: draws('button[data-part="secondary"]') }
