import { useCountdown } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

interface ExampleProps {
  readonly seconds: number
}

function Example({ seconds }: ExampleProps): JSX.Element {
  const [expiresAt] = useState(() => new Date(Date.now() + seconds * 1000).toISOString())
  // In a checkout the clock is the server's: `serverNow` of usePayment.
  const { msLeft, isOver } = useCountdown(expiresAt, Date.now)
  return <p role="timer">{isOver ? 'The time is over.' : `${Math.ceil(msLeft / 1000)} s left`}</p>
}

/** Counts down to an instant of the server’s time, one tick for each whole second left. */
const meta: Meta<ExampleProps> = {
  title: 'Hooks/useCountdown',
  decorators: [inExample],
  args: { seconds: 90 },
  argTypes: { seconds: { control: { type: 'range', min: 0, max: 300, step: 5 } } },
  render: args => <Example key={args.seconds} {...args} />,
}

export default meta

export const UseCountdown: StoryObj<ExampleProps> = {
  name: 'useCountdown',
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/^(90|8\d) s left$/)
  },
}

export const Over: StoryObj<ExampleProps> = {
  args: { seconds: 0 },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('The time is over.')
  },
}
