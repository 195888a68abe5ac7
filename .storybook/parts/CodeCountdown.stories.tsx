import type { Instant } from '@rumba/core'
import { CodeCountdown, PixQrRoot } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { type CodeArgs, draws, inPixQr } from './part.tsx'

interface ExampleProps {
  readonly code: string
  readonly expiresAt: Instant
}

function Example({ code, expiresAt }: ExampleProps): JSX.Element {
  return (
    <PixQrRoot code={code} expiresAt={expiresAt}>
      <CodeCountdown />
    </PixQrRoot>
  )
}

function Rendered({ code, expiresAt }: ExampleProps): JSX.Element {
  return (
    <PixQrRoot code={code} expiresAt={expiresAt}>
      <CodeCountdown
        render={(props, state) => <div {...props} className={state === 'short' ? 'hurry' : 'calm'} />}
      />
    </PixQrRoot>
  )
}

interface Args extends CodeArgs {
  readonly seconds: number
}

function From({ code, seconds, draw: Draw }: Args & { draw: (props: ExampleProps) => JSX.Element }) {
  const [expiresAt] = useState(() => new Date(Date.now() + seconds * 1_000).toISOString())
  return <Draw code={code} expiresAt={expiresAt} />
}

const common = inPixQr()

const meta: Meta<Args> = {
  title: 'Parts/Code/CodeCountdown',
  ...common,
  args: { ...common.args, seconds: 240 },
  argTypes: { ...common.argTypes, seconds: { control: { type: 'range', min: 0, max: 900, step: 30 } } },
  render: args => <From key={args.seconds} {...args} draw={Example} />,
}

export default meta
type Story = StoryObj<Args>

export const Usual: Story = {
  name: 'CodeCountdown',
  play: draws('div[data-part="countdown"][data-state="running"]'),
}

export const Over: Story = { args: { seconds: 0 }, play: draws('div[data-state="over"]') }

export const WithRender: Story = {
  args: { seconds: 45 },
  render: args => <From key={args.seconds} {...args} draw={Rendered} />,
  play: draws('div.hurry[data-part="countdown"]'),
}
