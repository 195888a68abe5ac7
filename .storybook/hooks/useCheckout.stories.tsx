import { formatMoney } from '@rumba/core'
import { useCheckout } from '@rumba/react'
import { RumbaTestProvider, type RumbaTestProviderProps } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

function Example(): JSX.Element {
  const checkout = useCheckout({ order: 'order-1' })
  return (
    <>
      <p>
        The checkout is <strong role="status">{checkout.state}</strong>.
      </p>
      {checkout.state === 'choosing' && (
        <div>
          {checkout.methods.map(({ code }) => (
            <button
              key={code}
              type="button"
              aria-pressed={code === checkout.method?.code}
              onClick={() => checkout.choose(code)}
            >
              {code}
            </button>
          ))}
          <button type="button" onClick={() => checkout.pay({ firstName: 'Ana', lastName: 'Souza' })}>
            Pay {formatMoney(checkout.order.amount, 'en')}
          </button>
        </div>
      )}
      {checkout.state === 'paying' && (
        <button type="button" onClick={checkout.changeMethod}>
          Another method
        </button>
      )}
      {'tryAgain' in checkout && (
        <button type="button" onClick={checkout.tryAgain}>
          Try again
        </button>
      )}
    </>
  )
}

/** The checkout without its markup: one order from choosing a method to paid. */
const meta: Meta<RumbaTestProviderProps> = {
  title: 'Hooks/useCheckout',
  decorators: [inExample],
  args: { state: 'choosing' },
  argTypes: {
    state: {
      control: 'select',
      options: ['choosing', 'pix-pending', 'unknown', 'pix-paid', 'declined', 'expired'],
    },
  },
  render: args => (
    <RumbaTestProvider key={args.state} {...args}>
      <Example />
    </RumbaTestProvider>
  ),
}

export default meta
type Story = StoryObj<RumbaTestProviderProps>

export const UseCheckout: Story = { name: 'useCheckout' }

export const FromChoosingToPaying: Story = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'pix' }))
    await userEvent.click(canvas.getByRole('button', { name: /^Pay/ }))
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('paying'))
  },
}
