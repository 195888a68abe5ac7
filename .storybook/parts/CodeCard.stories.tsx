import { CodeAmount, CodeCard, CodePayee, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

function Example({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeCard />
    </PixQrRoot>
  )
}

function Rendered({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeCard render={<aside />}>
        <strong>
          <CodePayee />
        </strong>{' '}
        gets <CodeAmount />
      </CodeCard>
    </PixQrRoot>
  )
}

const meta: Meta<CodeArgs> = {
  title: 'Parts/Code/CodeCard',
  ...inPixQr(),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<CodeArgs>

export const Usual: Story = { name: 'CodeCard', play: draws('section[data-part="payee"] dl') }

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('aside[data-part="payee"] > strong'),
}
