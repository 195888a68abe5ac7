import { CodeCopy, CodeCopyHint, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

function Example({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeCopy />
      <CodeCopyHint />
    </PixQrRoot>
  )
}

function Rendered({ code }: { code: string }): JSX.Element {
  return (
    <PixQrRoot code={code}>
      <CodeCopy
        render={(props, state) => (
          <button {...props}>{state === 'copied' ? 'It is in your clipboard' : 'Copy the code'}</button>
        )}
      />
    </PixQrRoot>
  )
}

const meta: Meta<CodeArgs> = {
  title: 'Parts/Code/CodeCopy',
  ...inPixQr(),
  render: args => <Example {...args} />,
}

export default meta
type Story = StoryObj<CodeArgs>

export const Usual: Story = {
  name: 'CodeCopy',
  play: draws('button[data-part="primary"][data-state="idle"]'),
}

export const WithRender: Story = {
  render: args => <Rendered {...args} />,
  play: draws('button[data-part="primary"]'),
}
