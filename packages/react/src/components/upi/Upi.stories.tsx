import { parseMoney, type StartedPayment } from '@rumba/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { JSX } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { useOrder } from '../../hooks/useOrder.ts'
import { usePayment } from '../../hooks/usePayment.ts'
import { words as challengeEn } from '../../messages/challenge/en.ts'
import { words as en } from '../../messages/en.ts'
import { pseudoRightToLeft } from '../../messages/pseudoRightToLeft.ts'
import { RumbaTestProvider, SAMPLE_UPI_LINK } from '../../testing.tsx'
import { on } from './onDevice.testing.ts'
import { Upi, type UpiProps } from './Upi.tsx'

function Example({ started }: { started: StartedPayment }): JSX.Element | null {
  const { payment, serverNow } = usePayment(started)
  const { challenge, amount, payee, expiresAt } = payment
  if (challenge?.kind !== 'redirect') return null
  return <Upi {...{ amount, payee, expiresAt, serverNow }} link={challenge.url} />
}

function Watched(): JSX.Element | null {
  const started = useOrder('order-1').data?.current
  return started ? <Example started={started} /> : null
}

interface StoryProps extends Omit<UpiProps, 'amount'> {
  /** What the order owes, in rupees. */
  readonly amount: string
}

/**
 * A UPI payment: read and compared with the order first. On a phone or tablet a link that the person taps, the received text
 * verbatim, and one for each app; elsewhere the QR code first. `data-state` says what came of a tap, `data-device` how the device was
 * judged.
 */
const meta: Meta<StoryProps> = {
  title: 'Upi',
  args: { link: SAMPLE_UPI_LINK, amount: '200', payee: 'Shop One', locale: 'en' },
  argTypes: { amount: { control: 'select', options: ['199', '200'] } },
  render: ({ amount, ...props }) => <Upi {...props} amount={parseMoney(amount, 'INR')} />,
}

export default meta
type Story = StoryObj<StoryProps>

/** Taps without leaving the test: nothing here opens an app. */
const tap = async (link: HTMLElement): Promise<void> => {
  link.addEventListener('click', event => event.preventDefault())
  await userEvent.click(link)
}

const screenOf = async (canvasElement: HTMLElement): Promise<HTMLElement> =>
  waitFor(
    () => {
      const screen = canvasElement.querySelector<HTMLElement>('[data-rumba="upi"]')
      if (!screen) throw new Error('nothing is drawn')
      return screen
    },
    { timeout: 10_000 },
  )

/** The story once its screen is there: words and screen load one after the other, which a busy machine takes its time for. */
const drawn = async (canvasElement: HTMLElement) => {
  await screenOf(canvasElement)
  return within(canvasElement)
}

export const Desktop: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await canvas.findByRole('img', { name: 'UPI QR code for ₹200.00 to Shop One' })
    await expect(await screenOf(canvasElement)).toHaveAttribute('data-device', 'desktop')
    await expect(canvas.getByText('shop@bank')).toBeVisible()
  },
}

/** The picture is the code on the screen, module by module. */
export const SavedAsImage: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    const code = await canvas.findByRole('img', { name: /UPI QR code/ })
    const { createObjectURL } = URL
    const { click } = HTMLAnchorElement.prototype
    const saved = new Promise<Blob>(resolve => {
      URL.createObjectURL = file => {
        resolve(file as Blob)
        return createObjectURL(file)
      }
    })
    HTMLAnchorElement.prototype.click = () => {}
    await userEvent.click(canvas.getByRole('button', { name: 'Save QR code' }))
    const picture = await createImageBitmap(await saved)
    URL.createObjectURL = createObjectURL
    HTMLAnchorElement.prototype.click = click
    await expect(picture.width).toBeGreaterThan(400)

    const shown = new Image(picture.width, picture.height)
    shown.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(code))}`
    await shown.decode()
    const [one, other] = [picture, shown].map(source => {
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
      context?.drawImage(source, 0, 0, picture.width, picture.height)
      return String(context?.getImageData(0, 0, picture.width, picture.height).data.map(part => part >> 7))
    })
    await expect(one).toMatch(/0,0,0,1/)
    await expect(one === other).toBe(true)
  },
}

export const Android: Story = {
  beforeEach: on('android'),
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    const link = await canvas.findByRole('link', { name: 'Open a UPI app' })
    await expect(link.getAttribute('href')).toBe(SAMPLE_UPI_LINK)
    await expect(canvas.getByRole('link', { name: 'PhonePe' })).toBeVisible()
    await expect(canvas.queryByRole('img')).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Show the QR code' }))
    await canvas.findByRole('img', { name: /UPI QR code/ })
  },
}

/** Two seconds after the tap the page is still in sight. */
export const NoAppOpened: Story = {
  beforeEach: on('android'),
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await tap(await canvas.findByRole('link', { name: 'PhonePe' }))
    await expect(await screenOf(canvasElement)).toHaveAttribute('data-state', 'opening')
    await expect(await canvas.findByText(/No app opened/, undefined, { timeout: 4000 })).toBeVisible()
    await canvas.findByRole('img', { name: /UPI QR code/ })
    await expect(canvas.getByRole('link', { name: 'PhonePe' })).toHaveFocus()
  },
}

/** An iPhone would open an app without asking which: the apps come first. */
export const IPhone: Story = {
  beforeEach: on('iphone'),
  play: async ({ canvasElement }) => {
    const links = await (await drawn(canvasElement)).findAllByRole('link')
    await expect(links[0]).toHaveTextContent('Google Pay')
    await expect(links.at(-1)).toHaveTextContent('Another UPI app')
    await expect(links.at(-1)?.getAttribute('href')).toBe(SAMPLE_UPI_LINK)
  },
}

/** It calls itself a Mac and has a trackpad; no Mac has a touch screen. */
export const IPad: Story = {
  beforeEach: on('ipad'),
  play: async ({ canvasElement }) => {
    await expect(await screenOf(canvasElement)).toHaveAttribute('data-device', 'handheld')
  },
}

/** The payer types the amount: the screen says which. */
export const AmountNotStated: Story = {
  args: { link: SAMPLE_UPI_LINK.replace('&am=200.00', '') },
  play: async ({ canvasElement }) => {
    await (await drawn(canvasElement)).findByText('You type it: ₹200.00')
  },
}

/** Apps may refuse a link that pays a person; the code beside it may work. */
export const ToAPerson: Story = {
  args: { link: 'upi://pay?pa=person@bank&pn=Shop%20One&am=200.00&cu=INR&mode=04' },
  beforeEach: on('android'),
  play: async ({ canvasElement }) => {
    const canvas = await drawn(canvasElement)
    await canvas.findByRole('link', { name: 'Open a UPI app' })
    await canvas.findByRole('img', { name: /UPI QR code/ })
  },
}

const refuses: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const canvas = await drawn(canvasElement)
  await canvas.findByRole('heading', { name: 'This payment was stopped' })
  await expect(canvas.queryByRole('img')).toBeNull()
  await expect(canvas.queryByRole('link')).toBeNull()
}

export const OtherAmount: Story = { args: { amount: '199' }, play: refuses }

export const OtherPayee: Story = { args: { payee: 'Another Shop' }, play: refuses }

export const OfAPayment: Story = {
  render: () => (
    <RumbaTestProvider state="upi" locale="en">
      <Watched />
    </RumbaTestProvider>
  ),
  play: async ({ canvasElement }) => {
    await (await drawn(canvasElement)).findByText(/left to pay/)
  },
}

export const InDark: Story = { ...Android, globals: { theme: 'dark' } }

/** On a page from right to left, in words that are. */
export const RightToLeft: Story = {
  args: { locale: 'ar-XB', messages: pseudoRightToLeft(en, challengeEn) },
  globals: { dir: 'rtl' },
  beforeEach: on('android'),
  play: async ({ canvasElement }) => {
    const screen = await screenOf(canvasElement)
    await expect(getComputedStyle(screen).direction).toBe('rtl')
    await expect(within(screen).getByRole('link', { name: 'PhonePe' })).toBeVisible()
  },
}

export const InSpanish: Story = {
  args: { locale: 'es' },
  play: async ({ canvasElement }) => {
    await (await drawn(canvasElement)).findByRole('heading', { name: 'Paga con UPI' })
  },
}
