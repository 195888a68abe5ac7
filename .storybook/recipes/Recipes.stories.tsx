import { createClient, type StartedPayment } from '@rumba/core'
import { RumbaProvider } from '@rumba/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentType, type JSX, useEffect, useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import guide from '../../docs/sandbox.md?raw'
import { Composed } from '../../packages/react/src/recipes/Composed.tsx'
import { DropIn } from '../../packages/react/src/recipes/DropIn.tsx'
import { Headless } from '../../packages/react/src/recipes/Headless.tsx'
import { PixOnly } from '../../packages/react/src/recipes/PixOnly.tsx'
import { inExample } from '../inExample.tsx'
import { serveLiveShop } from '../live/serveLiveShop.ts'
import { Live as WithoutServer } from './Live.tsx'
import withoutServer from './Live.tsx?raw'

interface RecipeProps {
  readonly Recipe: ComponentType<{ order: string }>
}

/** A recipe as a shop would have it, with an order that nobody has paid yet. */
function Live({ Recipe }: RecipeProps): JSX.Element {
  const [order] = useState(() => crypto.randomUUID())
  return <Recipe order={order} />
}

/** The code alone, of a payment that the page has started by itself. */
function PixCode({ order }: { order: string }): JSX.Element {
  const [started, setStarted] = useState<StartedPayment>()
  useEffect(() => {
    void createClient({ endpoint: '/api/rumba' })
      .createPayment({ order, method: 'pix' }, order)
      .then(setStarted)
  }, [order])
  return (
    <RumbaProvider endpoint="/api/rumba" locale="en">
      {started && <PixOnly started={started} />}
    </RumbaProvider>
  )
}

const meta: Meta<RecipeProps> = {
  title: 'Recipes',
  tags: ['!autodocs'],
  decorators: [inExample],
  argTypes: { Recipe: { table: { disable: true } } },
  beforeEach: serveLiveShop,
  render: ({ Recipe }) => <Live Recipe={Recipe} />,
}

export default meta
type Story = StoryObj<RecipeProps>

/** What the buyer sees after "Pay": the recipe has found its server. */
const paysWith =
  (button: RegExp): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: /^Pay/ }, { timeout: 20_000 }))
    await canvas.findByRole('button', { name: button }, { timeout: 20_000 })
  }

export const DroppedIn: Story = { args: { Recipe: DropIn }, play: paysWith(/Copy Pix code/) }

export const ComposedOfParts: Story = { args: { Recipe: Composed }, play: paysWith(/Copy Pix code/) }

export const PixCodeOnly: Story = {
  args: { Recipe: PixCode },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('button', { name: 'Copy Pix code' }, { timeout: 20_000 })
    await expect(canvas.getByRole('img')).toHaveClass('symbol')
  },
}

export const WithoutMarkup: Story = { args: { Recipe: Headless }, play: paysWith(/Copy the code/) }

/** The example of docs/sandbox.md, word for word: sandbox, proxy and checkout in this page, from the form to paid. */
export const WithoutAServer: Story = {
  args: { Recipe: WithoutServer },
  play: async ({ canvasElement }) => {
    await expect(guide).toContain(`\`\`\`tsx\n${withoutServer}\`\`\``)
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByLabelText('First name', {}, { timeout: 20_000 }), 'Ana')
    await userEvent.type(canvas.getByLabelText('Last name'), 'Souza')
    await userEvent.type(canvas.getByLabelText('CPF or CNPJ'), '11144477735')
    await userEvent.click(canvas.getByRole('button', { name: /^Pay R/ }))
    await canvas.findByRole('button', { name: 'Copy Pix code' }, { timeout: 20_000 })
    await userEvent.click(canvas.getByRole('button', { name: 'Pay at the bank' }))
    await waitFor(
      () =>
        expect(canvasElement.querySelector('[data-rumba="checkout"]')).toHaveAttribute('data-state', 'paid'),
      { timeout: 20_000 },
    )
  },
}
