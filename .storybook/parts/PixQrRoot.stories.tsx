import { CodeAmount, CodeCopy, CodePayee, CodeQr, CodeText, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

function Example({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeQr />
      <CodeCopy />
      <CodeText />
    </PixQrRoot>
  )
}

function Rendered({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code} render={<figure />}>
      <CodeQr />
      <figcaption>
        <CodeAmount /> to <CodePayee />
      </figcaption>
    </PixQrRoot>
  )
}

const meta: Meta<CodeArgs> = {
  title: 'Parts/Code/PixQrRoot',
  ...inPixQr(),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<CodeArgs>

export const Usual: Story = {
  name: 'PixQrRoot',
  play: draws('div[data-rumba="pix-qr"][data-state="payable"] > svg'),
}

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('figure[data-rumba="pix-qr"] > figcaption'),
}
