import { CodeQr, UpiRoot, UpiShowQr } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { on } from '../../packages/react/src/components/upi/onDevice.testing.ts'
import { draws, inUpi, type LinkArgs } from './part.tsx'

function Example({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link}>
      <UpiShowQr />
      <CodeQr />
    </UpiRoot>
  )
}

function Rendered({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link}>
      <UpiShowQr render={<button type="button" className="small" />}>Scan instead</UpiShowQr>
      <CodeQr />
    </UpiRoot>
  )
}

const meta: Meta<LinkArgs> = {
  title: 'Parts/UPI/UpiShowQr',
  ...inUpi,
  beforeEach: on('android'),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<LinkArgs>

export const Usual: Story = { name: 'UpiShowQr', play: draws('button[data-part="link"]') }

export const WithRender: Story = { render: args => <Rendered {...args} />, play: draws('button.small') }
