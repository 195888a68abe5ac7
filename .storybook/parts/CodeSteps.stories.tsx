import { CodeSteps, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

function Example({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeSteps />
    </PixQrRoot>
  )
}

function Rendered({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeSteps render={<ol className="large" />}>
        <li>Open the app of your bank.</li>
        <li>Scan the code.</li>
      </CodeSteps>
    </PixQrRoot>
  )
}

const meta: Meta<CodeArgs> = {
  title: 'Parts/Code/CodeSteps',
  ...inPixQr(),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<CodeArgs>

export const Usual: Story = { name: 'CodeSteps', play: draws('ol[data-part="steps"] > li:nth-child(3)') }

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('ol.large > li:nth-child(2)'),
}
