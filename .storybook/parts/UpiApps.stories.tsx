import { UpiApps, UpiRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { on } from '../../packages/react/src/components/upi/onDevice.testing.ts'
import { draws, inUpi, type LinkArgs } from './part.tsx'

function Example({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link}>
      <UpiApps />
    </UpiRoot>
  )
}

function Rendered({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link}>
      <UpiApps render={<nav aria-label="Apps" />} />
    </UpiRoot>
  )
}

const meta: Meta<LinkArgs> = {
  title: 'Parts/UPI/UpiApps',
  ...inUpi,
  beforeEach: on('android'),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<LinkArgs>

export const Usual: Story = { name: 'UpiApps', play: draws('div[data-rumba="upi-apps"] a[data-scheme]') }

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('nav[data-rumba="upi-apps"] a'),
}
