import type { StartedPayment } from '@rumba/core'
import { useConfirmPayment, useOrder } from '@rumba/react'
import { RumbaTestProvider } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { userEvent, within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

function Example({ started }: { started: StartedPayment }): JSX.Element {
  const { state, triesLeft, send } = useConfirmPayment(started)
  const [otp, setOtp] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        send({ otp })
      }}
    >
      <label>
        One-time code
        <input
          inputMode="numeric"
          autoComplete="one-time-code"
          value={otp}
          onChange={event => setOtp(event.target.value)}
        />
      </label>
      <button type="submit">Send</button>
      <p role="status">
        {state}
        {triesLeft !== undefined && `, ${triesLeft} tries left`}
      </p>
    </form>
  )
}

function Challenged(): JSX.Element | null {
  const started = useOrder('order-1').data?.current
  return started ? <Example started={started} /> : null
}

/** Sends back what a `requisites` or `otp` challenge asks for. */
const meta: Meta = {
  title: 'Hooks/useConfirmPayment',
  decorators: [inExample],
  render: () => (
    <RumbaTestProvider state="otp">
      <Challenged />
    </RumbaTestProvider>
  ),
}

export default meta

export const UseConfirmPayment: StoryObj = { name: 'useConfirmPayment' }

export const Sent: StoryObj = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByLabelText('One-time code'), '123456')
    await userEvent.click(canvas.getByRole('button', { name: 'Send' }))
    await canvas.findByText('sent')
  },
}
