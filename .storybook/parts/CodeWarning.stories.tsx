import { CodeQr, CodeWarning, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

function Example({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeWarning />
      <CodeQr />
    </PixQrRoot>
  )
}

function Rendered({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeWarning render={<p role="note" />} />
      <CodeQr />
    </PixQrRoot>
  )
}

const meta: Meta<CodeArgs> = {
  title: 'Parts/Code/CodeWarning',
  ...inPixQr('checksum wrong'),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<CodeArgs>

export const Usual: Story = { name: 'CodeWarning', play: draws('p[data-part="hint"]') }

export const WithRender: Story = { render: args => <Rendered {...args} />, play: draws('p[role="note"]') }
