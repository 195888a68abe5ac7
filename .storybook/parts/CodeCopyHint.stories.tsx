import { CodeCopy, CodeCopyHint, CodeText, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

function Example({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeCopy />
      <CodeCopyHint />
      <CodeText />
    </PixQrRoot>
  )
}

function Rendered({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeCopy />
      <CodeCopyHint render={<em />} />
      <CodeText />
    </PixQrRoot>
  )
}

const meta: Meta<CodeArgs> = {
  title: 'Parts/Code/CodeCopyHint',
  ...inPixQr(),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<CodeArgs>

export const Usual: Story = { name: 'CodeCopyHint', play: draws('p[role="status"][data-state="idle"]') }

export const WithRender: Story = { render: args => <Rendered {...args} />, play: draws('em[role="status"]') }
