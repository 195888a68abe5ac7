import { parseMoney, type StartedPayment } from '@rumba/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, waitFor, within } from 'storybook/test'
import { useOrder } from '../../hooks/useOrder.ts'
import { usePayment } from '../../hooks/usePayment.ts'
import { RumbaTestProvider, SAMPLE_PIX_CODE } from '../../testing.tsx'
import { PixQr, type PixQrProps } from './PixQr.tsx'

/** A static code that states R$ 123,45, as the Banco Central's manual prints it. */
const STATED =
  '00020104141234567890123426580014BR.GOV.BCB.PIX0136123e4567-e12b-12d1-a456-42665544000027300012BR.COM.OUTRO011001234567895204000053039865406123.455802BR5917NOME DO RECEBEDOR6008BRASILIA61087007490062190515RP12345678-201980390012BR.COM.OUTRO01190123.ABCD.3456.WXYZ6304AD38'

function Example({ started }: { started: StartedPayment }): JSX.Element | null {
  const { payment, serverNow } = usePayment(started)
  const { challenge, amount, payee, expiresAt } = payment
  if (challenge?.kind !== 'qr') return null
  return <PixQr {...{ amount, payee, expiresAt, serverNow }} code={challenge.code} />
}

function Watched(): JSX.Element | null {
  const started = useOrder('order-1').data?.current
  return started ? <Example started={started} /> : null
}

interface StoryProps extends Omit<PixQrProps, 'amount'> {
  /** What the order owes, in reais. */
  readonly amount: string
}

/**
 * A Pix code to scan or copy: read first, compared with the order, and only then drawn. Change the amount or the payee: what does
 * not belong to the order is neither drawn nor copied.
 */
const meta: Meta<StoryProps> = {
  title: 'PixQr',
  args: { code: STATED, amount: '123.45', payee: 'Nome do Recebedor', locale: 'en' },
  argTypes: { amount: { control: 'select', options: ['25.01', '123.45', '123.46'] } },
  render: ({ amount, ...props }) => <PixQr {...props} amount={parseMoney(amount, 'BRL')} />,
}

export default meta
type Story = StoryObj<StoryProps>

const shows =
  (state: string, drawn: boolean): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('[data-rumba="pix-qr"]')).toHaveAttribute('data-state', state),
    )
    if (drawn) await within(canvasElement).findByRole('img', { name: /NOME|WZ_PLAY/ })
    else await expect(within(canvasElement).queryByRole('img')).toBeNull()
  }

export const Payable: Story = { play: shows('payable', true) }

/** The code of the gateway's own documents: the payer's bank will say the amount. */
export const AmountNotStated: Story = {
  args: { code: SAMPLE_PIX_CODE, payee: 'WZ_PLAY_JOGOS_LTDA', amount: '25.01' },
  play: shows('payable', true),
}

/** Sound, but the checksum is not: some banks pay it, some do not. */
export const WithWarning: Story = {
  args: { code: STATED.replace(/AD38$/, 'AD39') },
  play: shows('warn', true),
}

export const OtherAmount: Story = {
  args: { amount: '123.46' },
  play: shows('refused', false),
}

export const OtherPayee: Story = { args: { payee: 'Outra Loja' }, play: shows('refused', false) }

export const CutCode: Story = { args: { code: STATED.slice(0, 80) }, play: shows('refused', false) }

export const Countdown: Story = {
  args: { expiresAt: '2026-11-21T12:04:00.000Z', serverNow: () => Date.parse('2026-11-21T12:00:00.000Z') },
  play: async ({ canvasElement }) => {
    await expect(await within(canvasElement).findByText('4:00 left to pay')).toBeVisible()
  },
}

export const TimeOver: Story = {
  args: { expiresAt: '2026-11-21T12:00:00.000Z', serverNow: () => Date.parse('2026-11-21T12:00:01.000Z') },
  play: async ({ canvasElement }) => {
    await expect((await within(canvasElement).findAllByText(/The time is over/))[0]).toBeVisible()
  },
}

/** The longest name that a code can carry: 25 letters, here without a place to break. */
export const LongPayee: Story = {
  args: {
    code: '00020104141234567890123426580014BR.GOV.BCB.PIX0136123e4567-e12b-12d1-a456-42665544000027300012BR.COM.OUTRO011001234567895204000053039865406123.455802BR5925WMW_COMERCIO_DE_JOGOS_LTD6008BRASILIA61087007490062190515RP12345678-201980390012BR.COM.OUTRO01190123.ABCD.3456.WXYZ6304AD38',
    payee: 'WMW COMERCIO DE JOGOS LTD',
  },
  play: async ({ canvasElement }) => {
    const name = await within(canvasElement).findByText('WMW_COMERCIO_DE_JOGOS_LTD')
    // One line, as long as there is room for it beneath the word before it.
    await expect(name.getClientRects()).toHaveLength(1)
  },
}

export const OfAPayment: Story = {
  render: () => (
    <RumbaTestProvider state="pix-pending" locale="en">
      <Watched />
    </RumbaTestProvider>
  ),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/left to pay/, {}, { timeout: 20_000 })
  },
}

export const InDark: Story = { globals: { theme: 'dark' }, play: shows('payable', true) }
