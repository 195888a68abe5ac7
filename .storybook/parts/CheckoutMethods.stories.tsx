import { CheckoutMethods, CheckoutRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CheckoutArgs, draws, inCheckout } from './part.tsx'

function Example(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutMethods />
    </CheckoutRoot>
  )
}

function Rendered(): JSX.Element {
  return (
    <CheckoutRoot order="order-1">
      <CheckoutMethods
        render={props => (
          <details open>
            <summary>Pay another way</summary>
            <fieldset {...props} />
          </details>
        )}
      />
    </CheckoutRoot>
  )
}

const meta: Meta<CheckoutArgs> = {
  title: 'Parts/Checkout/CheckoutMethods',
  ...inCheckout('choosing'),
  render: () => <Example />,
}

export default meta
type Story = StoryObj<CheckoutArgs>

export const Usual: Story = { name: 'CheckoutMethods', play: draws('fieldset[data-rumba="method-picker"]') }

export const WithRender: Story = {
  render: () => <Rendered />,
  play: draws('details > fieldset[data-rumba="method-picker"]'),
}
