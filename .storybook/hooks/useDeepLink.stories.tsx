import { useDeepLink } from '@rumba/react'
import { SAMPLE_UPI_LINK } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { userEvent, within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

interface ExampleProps {
  readonly link: string
}

function Example({ link }: ExampleProps): JSX.Element {
  const { state, onTap } = useDeepLink()
  return (
    <>
      <a href={link} onClick={onTap}>
        Open a UPI app
      </a>
      <p role="status">{state}</p>
    </>
  )
}

/** Notices whether a tapped link to an app took the person away from this page. */
const meta: Meta<ExampleProps> = {
  title: 'Hooks/useDeepLink',
  decorators: [inExample],
  args: { link: SAMPLE_UPI_LINK },
  render: args => <Example {...args} />,
}

export default meta

export const UseDeepLink: StoryObj<ExampleProps> = { name: 'useDeepLink' }

export const Tapped: StoryObj<ExampleProps> = {
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const link = canvas.getByRole('link')
    link.addEventListener('click', event => event.preventDefault())
    await userEvent.click(link)
    await canvas.findByText('opening')
  },
}
