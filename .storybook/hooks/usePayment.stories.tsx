import type { StartedPayment } from '@rumba/core'
import { useOrder, usePayment } from '@rumba/react'
import { createTestClient, RumbaTestProvider } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

function Example({ started }: { started: StartedPayment }): JSX.Element {
  const { payment, connection, check } = usePayment(started)
  return (
    <>
      <p>
        The payment is <strong role="status">{payment.status}</strong>; news comes by {connection}.
      </p>
      <button type="button" onClick={() => void check()}>
        Ask now
      </button>
    </>
  )
}

function Page(): JSX.Element {
  const [client] = useState(() => createTestClient({ state: 'pix-pending' }))
  return (
    <RumbaTestProvider client={client}>
      <Watched />
      <div>
        <button type="button" onClick={() => void client.pay()}>
          Pay at the bank
        </button>
        <button type="button" onClick={() => client.goOffline()}>
          Lose the connection
        </button>
        <button type="button" onClick={() => client.goOnline()}>
          Connect again
        </button>
      </div>
    </RumbaTestProvider>
  )
}

function Watched(): JSX.Element | null {
  const started = useOrder('order-1').data?.current
  return started ? <Example started={started} /> : null
}

/** Watches a payment until it is paid: one stream, however many hooks and tabs look. */
const meta: Meta = {
  title: 'Hooks/usePayment',
  decorators: [inExample],
  render: () => <Page />,
}

export default meta

export const UsePayment: StoryObj = { name: 'usePayment' }

export const PaidWhileWatched: StoryObj = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('pending')
    canvas.getByRole('button', { name: 'Pay at the bank' }).click()
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('success'))
  },
}
