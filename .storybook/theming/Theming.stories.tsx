import { RumbaCheckout } from '@rumba/react'
import { RumbaTestProvider } from '@rumba/react/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { CSSProperties } from 'react'
import { expect, waitFor } from 'storybook/test'
import guide from '../../docs/react/theming.md?raw'
import './theming.css'

/** Every variable by the guide's table, which a test holds against the style sheet. */
const VARIABLES = Array.from(
  guide.matchAll(/^\| `(--rumba-[\w-]+)` +\| (.+?) +\| `(.+?)` +\|(?: `(.+?)`)?/gm),
  ([, name = '', what = '', light = '', dark]) => ({
    name,
    what,
    usual: dark === undefined ? light : `light-dark(${light}, ${dark})`,
    isColor: dark !== undefined,
  }),
)
if (VARIABLES.length === 0) throw new Error('docs/react/theming.md lists no variable.')

type Args = Record<string, string>

/**
 * Every variable, to try: set them on any ancestor of the checkout. A colour left alone has one value for light and another for
 * dark pages.
 */
const meta: Meta<Args> = {
  title: 'Theming',
  parameters: { guide: 'react/theming.md' },
  argTypes: Object.fromEntries(
    VARIABLES.map(({ name, what, usual, isColor }) => [
      name,
      {
        description: what,
        control: isColor ? 'color' : 'text',
        table: { defaultValue: { summary: usual.replace(/^light-dark\((.*)\)$/, '$1') } },
      },
    ]),
  ),
  render: (args, { globals }) => (
    <div className="theming" style={args as CSSProperties}>
      <ul aria-label="Colours">
        {VARIABLES.filter(({ isColor }) => isColor).map(({ name, usual }) => (
          <li key={name}>
            <span style={{ background: `var(${name}, ${usual})` }} />
            <code>{name}</code>
          </li>
        ))}
      </ul>
      <div className="theming-screens">
        {(['choosing', 'declined', 'pix-pending'] as const).map(state => (
          <RumbaTestProvider
            key={state}
            state={state}
            locale={globals.locale}
            messages={{ checkout: `Checkout, ${state}` }}
          >
            <RumbaCheckout order="order-1" />
          </RumbaTestProvider>
        ))}
      </div>
    </div>
  ),
}

export default meta
type Story = StoryObj<Args>

export const Theming: Story = {
  play: async ({ canvasElement }) => {
    for (const swatch of canvasElement.querySelectorAll('li span')) {
      await expect(swatch).not.toHaveStyle({ backgroundColor: 'rgba(0, 0, 0, 0)' })
    }
    for (const state of ['choosing', 'paying', 'declined']) {
      await waitFor(() => expect(canvasElement.querySelector(`[data-state="${state}"]`)).not.toBeNull(), {
        timeout: 20_000,
      })
    }
  },
}

/** A brand of one’s own, in six lines. */
export const Brand: Story = {
  args: {
    '--rumba-accent': '#6b2fb3',
    '--rumba-on-accent': '#ffffff',
    '--rumba-ink': '#24093f',
    '--rumba-wash': '#f6f1fc',
    '--rumba-radius': '0.25rem',
    '--rumba-font': 'Georgia, serif',
  },
  globals: { theme: 'light' },
}
