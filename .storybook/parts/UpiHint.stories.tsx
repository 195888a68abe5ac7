import { UpiApps, UpiHint, UpiRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { on } from '../../packages/react/src/components/upi/onDevice.testing.ts'
import { draws, inUpi, type LinkArgs } from './part.tsx'

function Example({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link}>
      <UpiApps />
      <UpiHint />
    </UpiRoot>
  )
}

function Rendered({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link}>
      <UpiApps />
      <UpiHint render={<output />} />
    </UpiRoot>
  )
}

const meta: Meta<LinkArgs> = {
  title: 'Parts/UPI/UpiHint',
  ...inUpi,
  beforeEach: on('android'),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<LinkArgs>

export const Usual: Story = { name: 'UpiHint', play: draws('p[role="status"][data-state="idle"]') }

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('output[role="status"]'),
}
