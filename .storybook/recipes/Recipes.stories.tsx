import type { Meta, StoryObj } from '@storybook/react-vite'
import { type ComponentType, type JSX, useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import guide from '../../docs/sandbox.md?raw'
import { serveLiveShop } from '../live/serveLiveShop.ts'
import { Composed } from './Composed.tsx'
import { DropIn } from './DropIn.tsx'
import { Headless } from './Headless.tsx'
import { Live as WithoutServer } from './Live.tsx'
import withoutServer from './Live.tsx?raw'
import './recipes.css'

interface RecipeProps {
  readonly Recipe: ComponentType<{ order: string }>
}

/** A recipe as a shop would have it, with an order that nobody has paid yet. */
function Live({ Recipe }: RecipeProps): JSX.Element {
  const [order] = useState(() => crypto.randomUUID())
  return (
    <div className="recipe">
      <Recipe order={order} />
    </div>
  )
}

const meta: Meta<RecipeProps> = {
  title: 'Recipes',
  tags: ['!autodocs'],
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

export const WithoutMarkup: Story = { args: { Recipe: Headless }, play: paysWith(/Copy the Pix code/) }

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
