import { useCopy } from '@rumba/react'
import { SAMPLE_PIX_CODE } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, userEvent, within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

interface ExampleProps {
  readonly text: string
}

function Example({ text }: ExampleProps): JSX.Element {
  const { copy, state } = useCopy()
  return (
    <>
      <code>{text}</code>
      <button type="button" onClick={() => void copy(text)}>
        Copy
      </button>
      <p role="status">{state}</p>
    </>
  )
}

/** Copies text, and says so only when it is true. */
const meta: Meta<ExampleProps> = {
  title: 'Hooks/useCopy',
  decorators: [inExample],
  args: { text: SAMPLE_PIX_CODE },
  render: args => <Example {...args} />,
}

export default meta

export const UseCopy: StoryObj<ExampleProps> = { name: 'useCopy' }

export const Copied: StoryObj<ExampleProps> = {
  tags: ['!dev'],
  // A test's press is no person's, so a browser may keep its clipboard closed.
  beforeEach() {
    const { writeText } = navigator.clipboard
    navigator.clipboard.writeText = async () => {}
    return () => {
      navigator.clipboard.writeText = writeText
    }
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }))
    await expect(await canvas.findByText('copied')).toBeVisible()
  },
}
