import { CheckoutPay, CheckoutPayer, CheckoutRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutPayer />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutPayer render={<form aria-label="Your details" />}>
        <p>By paying you accept our terms.</p>
        <CheckoutPay />
      </CheckoutPayer>
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutPayer',
  ...inCheckout('choosing', 'creating'),
  parameters: { isOneMethod: true },
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = {
  name: 'CheckoutPayer',
  play: draws('form[data-rumba="payer-form"] [data-field="taxId"]'),
}

export const WithRender: Story = { render: () => <Rendered />, play: draws('form[aria-label] > p + button') }
