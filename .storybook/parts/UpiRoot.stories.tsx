import { CodeAmount, CodeCard, CodePayee, CodeQr, UpiApps, UpiHint, UpiRoot, UpiShowQr } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { draws, inUpi, type LinkArgs } from './part.tsx'

function Example({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link}>
      <UpiApps />
      <UpiHint />
      <CodeQr />
      <UpiShowQr />
      <CodeCard />
    </UpiRoot>
  )
}

function Rendered({ link }: { link: string }): JSX.Element {
  return (
    <UpiRoot link={link} render={<figure />}>
      <CodeQr />
      <figcaption>
        <CodeAmount /> to <CodePayee />
      </figcaption>
    </UpiRoot>
  )
}

const meta: Meta<LinkArgs> = {
  title: 'Parts/UPI/UpiRoot',
  ...inUpi,
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<LinkArgs>

export const Usual: Story = { name: 'UpiRoot', play: draws('div[data-rumba="upi"][data-state="ready"]') }

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('figure[data-rumba="upi"] > figcaption'),
}
