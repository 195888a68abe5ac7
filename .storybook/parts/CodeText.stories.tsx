import { CodeText, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

function Example({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeText />
    </PixQrRoot>
  )
}

function Rendered({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeText render={<pre />} />
    </PixQrRoot>
  )
}

const meta: Meta<CodeArgs> = {
  title: 'Parts/Code/CodeText',
  ...inPixQr(),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<CodeArgs>

export const Usual: Story = { name: 'CodeText', play: draws('code[data-part="code"]') }

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('pre[data-part="code"]'),
}
