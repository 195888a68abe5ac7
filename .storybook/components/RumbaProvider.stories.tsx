import type { RumbaClient } from '@rumba/core'
import { RumbaCheckout, RumbaProvider } from '@rumba/react'
import { createTestClient } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type JSX, useState } from 'react'
import { within } from 'storybook/test'
import { inExample } from '../inExample.tsx'

interface ExampleProps {
  readonly client: RumbaClient
  readonly locale: string
}

function Example({ client, locale }: ExampleProps): JSX.Element {
  return (
    <RumbaProvider client={client} locale={locale} messages={{ total: 'Σ' }}>
      <RumbaCheckout order="order-1" />
    </RumbaProvider>
  )
}

interface Args {
  readonly locale: string
}

function Page({ locale }: Args): JSX.Element {
  const [client] = useState(() => createTestClient())
  return <Example client={client} locale={locale} />
}

/** Gives the components and hooks below it their client, language and words. In a shop `endpoint="/api/rumba"` stands for the client. */
const meta: Meta<Args> = {
  title: 'Components/RumbaProvider',
  decorators: [inExample],
  args: { locale: 'en' },
  argTypes: { locale: { control: 'select', options: ['en', 'pt-BR', 'es', 'hi'] } },
  render: args => <Page {...args} />,
}

export default meta

export const Provided: StoryObj<Args> = {
  name: 'RumbaProvider',
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Σ', {}, { timeout: 20_000 })
  },
}
