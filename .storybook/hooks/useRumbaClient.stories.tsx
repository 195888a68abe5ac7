import { formatMoney } from '@rumba/core'
import { useRumbaClient } from '@rumba/react'
import { RumbaTestProvider } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { userEvent, within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

function Example(): JSX.Element {
  const client = useRumbaClient()
  const [total, setTotal] = useState('')
  return (
    <>
      <button
        type="button"
        onClick={async () => {
          const { amount } = await client.getOrder('order-1')
          setTotal(formatMoney(amount, 'en'))
        }}
      >
        Ask what is to be paid
      </button>
      <p role="status">{total}</p>
    </>
  )
}

/** The client of the nearest provider, for a call of your own to the proxy. */
const meta: Meta = {
  title: 'Hooks/useRumbaClient',
  decorators: [inExample],
  render: () => (
    <RumbaTestProvider>
      <Example />
    </RumbaTestProvider>
  ),
}

export default meta

export const UseRumbaClient: StoryObj = {
  name: 'useRumbaClient',
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button'))
    await canvas.findByText('R$25.01')
  },
}
