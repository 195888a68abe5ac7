import { METHODS, type MethodOffer, type Order, parseMoney } from '@rumba/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { RumbaCheckout } from '../components/checkout/RumbaCheckout.tsx'
import { RumbaTestProvider, SAMPLE_PIX, type TestState } from '../testing.tsx'
import { words as challengeEn } from './challenge/en.ts'
import { words as en } from './en.ts'
import type { MessageOverrides } from './messages.ts'
import { pseudoRightToLeft } from './pseudoRightToLeft.ts'
import { checkoutLanguages } from './words.ts'

interface SheetProps {
  /** BCP 47. */
  readonly locale: string
  readonly messages?: MessageOverrides
}

const ENDS = ['unknown', 'paid', 'declined', 'expired', 'error'] as const
const CHALLENGES = ['redirect', 'upi', 'requisites', 'otp', 'stk'] as const
const STATES: readonly TestState[] = [
  'choosing',
  'pix-pending',
  ...CHALLENGES,
  'unknown',
  'pix-paid',
  'declined',
  'expired',
  'error',
]

/** Every method, each with an amount as long as its currency makes it. */
const EVERY_METHOD: readonly MethodOffer[] = METHODS.map(({ code, markets: [market] }) =>
  code === 'pix' ? SAMPLE_PIX : { code, amount: parseMoney('123456', market?.currency ?? 'EUR'), fields: [] },
)
const FIELDS: MethodOffer = {
  ...SAMPLE_PIX,
  fields: [
    ...SAMPLE_PIX.fields,
    { name: 'middleName', need: 'required' },
    { name: 'phone', need: 'required' },
    { name: 'stateCode', need: 'required' },
    { name: 'zipCode', need: 'required' },
    { name: 'birthday', need: 'required' },
  ],
}
const ORDER: Partial<Order> = {
  methods: [FIELDS, ...EVERY_METHOD.filter(({ code }) => code !== 'pix')],
}

const SOON = new Date(Date.now() + 240_000).toISOString()

/** The screens of the checkout in one language, on the narrowest phone. */
function Sheet({ locale, messages }: SheetProps) {
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: '1rem', alignItems: 'start' }}>
      {STATES.map(state => (
        <div key={state} data-testid={state} style={{ width: '20rem' }}>
          <RumbaTestProvider
            state={state}
            locale={locale}
            order={ORDER}
            // A payment under way has nothing left to choose.
            {...(state === 'pix-pending' && { payment: { expiresAt: SOON } })}
            // Several regions on one page want names of their own.
            messages={{ ...messages, checkout: `${messages?.checkout ?? ''} ${state}` }}
          >
            <RumbaCheckout order="order-1" />
          </RumbaTestProvider>
        </div>
      ))}
    </div>
  )
}

/** Every language, on the narrowest phone. */
const meta: Meta<SheetProps> = {
  title: 'Languages',
  tags: ['!autodocs'],
  render: args => <Sheet {...args} />,
}

export default meta
type Story = StoryObj<SheetProps>

/** All screens start at once. */
const PATIENT = { timeout: 30_000 }

/** All screens come, say their language, and nothing is wider than they are. */
async function reads(canvasElement: HTMLElement, words: MessageOverrides, lang: string): Promise<void> {
  const find = (selector: string): HTMLElement => {
    const found = canvasElement.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`nothing is at ${selector}`)
    return found
  }
  await waitFor(
    () =>
      [
        '[data-method]',
        '[data-rumba="pix-qr"] svg',
        ...CHALLENGES.map(name => `[data-rumba="${name}"] h2`),
        ...ENDS.map(kind => `[data-kind="${kind}"]`),
      ].forEach(find),
    PATIENT,
  )
  await expect(find('[data-kind="declined"] h2').textContent).toBe(words.declinedTitle)
  find('[data-method="pix"]').click()
  const submit = '[data-rumba="payer-form"] [type="submit"]'
  await waitFor(() => find(submit))
  find(submit).click()
  await waitFor(() =>
    expect(find('[data-field="firstName"] label').textContent).toBe(words.fields?.firstName),
  )
  await waitFor(() => find('[data-part="errors"]'))
  for (const screen of canvasElement.querySelectorAll<HTMLElement>('[data-rumba="checkout"]')) {
    await expect(screen.lang).toBe(lang)
    await expect(screen.dir).toBe(words.language?.dir ?? 'ltr')
    await expect(tooWide(screen)).toEqual([])
  }
}

/** What stands out of a screen to the side or is cut, and buttons of more than two lines. */
function tooWide(screen: HTMLElement): string[] {
  const { left, right } = screen.getBoundingClientRect()
  return [...screen.querySelectorAll<HTMLElement>('*:not([data-part="hidden"], [data-part="hidden"] *)')]
    .filter(element => {
      const [box] = element.getClientRects()
      if (!box) return false
      const { lineHeight, paddingBlock } = getComputedStyle(element)
      const lines = (box.height - 2 * Number.parseFloat(paddingBlock)) / Number.parseFloat(lineHeight)
      return (
        box.left < left ||
        box.right > right ||
        element.scrollWidth > Math.ceil(box.width) ||
        (element.matches('button, a[data-part]') && lines > 2.5)
      )
    })
    .map(({ tagName, textContent }) => `${tagName} ${textContent}`)
}

/** One language as it comes. */
const language = (locale: string): Story => ({
  args: { locale },
  play: async ({ canvasElement }) => {
    const file = await checkoutLanguages[locale]?.()
    if (!file) throw new Error(`no words in ${locale}`)
    await reads(canvasElement, file.words, locale)
  },
})

export const English: Story = language('en')
export const BrazilianPortuguese: Story = language('pt-BR')
export const Spanish: Story = language('es')
export const Hindi: Story = language('hi')
export const Russian: Story = language('ru')
export const Ukrainian: Story = language('uk')
export const Kazakh: Story = language('kk')
export const Uzbek: Story = language('uz')
export const Kyrgyz: Story = language('ky')
export const Polish: Story = language('pl')
export const Bulgarian: Story = language('bg')
export const French: Story = language('fr')
export const Dutch: Story = language('nl')

/** No language we have is written from right to left: a pseudo-locale of turned words stands for them. */
export const RightToLeft: Story = {
  args: { locale: 'ar-XB', messages: pseudoRightToLeft(en, challengeEn) },
  play: async ({ canvasElement }) => {
    await reads(canvasElement, pseudoRightToLeft(en), 'ar-XB')
    const code = canvasElement.querySelector('[data-part="code"]') as HTMLElement
    await expect(getComputedStyle(code).direction).toBe('ltr')
    for (const [selector, count] of [
      ['[data-part="total"] strong > bdi[dir="ltr"]', STATES.length],
      ['[data-method] bdi[dir="ltr"]', METHODS.length - 1],
      ['dd:not(:has(> bdi))', 0],
    ] as const) {
      await expect(canvasElement.querySelectorAll(selector)).toHaveLength(count)
    }
  },
}
