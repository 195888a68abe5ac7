import { RumbaResume } from '@rumba/react'
import { RumbaTestProvider } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

function Example(): JSX.Element {
  return (
    <RumbaResume redirectTarget="new-tab">
      <p>This link no longer works.</p>
    </RumbaResume>
  )
}

interface Args {
  /** What the link carries. */
  readonly token: 'resume-of-order-1-1' | 'of another day'
}

/** The page that a link of `resumeLink` leads to: it goes on with that payment, to watch and to pay it, and starts no other. */
const meta: Meta<Args> = {
  title: 'Components/RumbaResume',
  parameters: { guide: 'react/resume.md' },
  decorators: [inExample],
  args: { token: 'resume-of-order-1-1' },
  argTypes: { token: { control: 'select', options: ['resume-of-order-1-1', 'of another day'] } },
  beforeEach({ args: { token } }) {
    const { state } = history
    history.replaceState(state, '', `#rumba-resume=${token}`)
    return () => history.replaceState(state, '', location.pathname + location.search)
  },
  render: ({ token }) => (
    <RumbaTestProvider key={token} state="redirect">
      <Example />
    </RumbaTestProvider>
  ),
}

export default meta
type Story = StoryObj<Args>

export const Resumed: Story = {
  name: 'RumbaResume',
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/Continue to pay.example/, {}, { timeout: 20_000 })
  },
}

export const OutOfDate: Story = {
  args: { token: 'of another day' },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('This link no longer works.', {}, { timeout: 20_000 })
  },
}
