import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { Player, type PlayerProps } from './Player.tsx'

/**
 * The checkout, a merchant's server and the gateway, all in this page. Choose what happens, press pay, and be the buyer's bank.
 */
const meta: Meta<PlayerProps> = {
  title: 'Live player',
  render: (args, { globals }) => <Player locale={globals.locale} {...args} />,
}

export default meta
type Story = StoryObj<PlayerProps>

/** Words, screens and a payment come one after the other, which a busy machine takes its time for. */
const PATIENT = { timeout: 20_000 }

export const LivePlayer: Story = { name: 'Live player' }

/** A whole payment by Pix, then one nobody pays, and nothing leaves the page. Not for the sidebar: it plays by itself. */
export const TwoPayments: Story = {
  tags: ['!dev', '!autodocs'],
  play: async ({ canvasElement }) => {
    const asked: unknown[] = []
    const { fetch } = window
    window.fetch = async (...call) => {
      asked.push(call[0])
      return fetch(...call)
    }
    const canvas = within(canvasElement)
    // A new order is a new screen.
    const checkout = () => within(canvasElement.querySelector<HTMLElement>('.player-checkout') as HTMLElement)
    const bank = () => within(canvas.getByRole('region', { name: 'The buyer’s bank' }))
    const reaches = (state: string): Promise<void> =>
      waitFor(
        () =>
          expect(canvasElement.querySelector('[data-rumba="checkout"]')).toHaveAttribute('data-state', state),
        PATIENT,
      )
    try {
      await userEvent.click(await checkout().findByRole('button', { name: /^Pay/ }, PATIENT))
      await checkout().findByRole('img', { name: /Pix QR code.*RUMBA DEMO SHOP/i }, PATIENT)
      await expect(checkout().getByText(/^1[45]:\d\d/)).toBeVisible()
      await userEvent.click(bank().getByRole('button', { name: 'Pay' }))
      await reaches('paid')
      // By the merchant's page, and by the merchant's server.
      await waitFor(() => expect(canvas.getAllByText(/^onPaid order-/)).toHaveLength(2))

      await userEvent.selectOptions(canvas.getByLabelText('Scenario'), 'expired')
      await userEvent.click(await checkout().findByRole('button', { name: /^Pay/ }, PATIENT))
      await reaches('paying')
      await userEvent.click(bank().getByRole('button', { name: '+1 min' }))
      await reaches('expired')
      await expect(bank().getByRole('button', { name: 'Pay' })).toBeDisabled()
    } finally {
      window.fetch = fetch
    }
    await expect(asked).toEqual([])
  },
}
