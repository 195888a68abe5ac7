import {
  RumbaTestProvider,
  SAMPLE_PIX,
  SAMPLE_PIX_CODE,
  SAMPLE_UPI_LINK,
  type TestState,
} from '@rumba/react/testing'
import type { Decorator, Meta, StoryContext } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { inExample } from '../inExample.tsx'

type Common = 'args' | 'argTypes' | 'decorators'

/** The part and the parts around it, in the state of the control. */
export interface CheckoutArgs {
  readonly state: TestState
}

const provided: Decorator = (Story, { args: { state }, globals, parameters }) => (
  <RumbaTestProvider
    key={state}
    state={state}
    locale={globals.locale}
    {...(parameters.isOneMethod && { order: { methods: [SAMPLE_PIX] } })}
  >
    <Story />
  </RumbaTestProvider>
)

/** What the stories of a checkout's part have in common: the states in which the part has something to say. */
export const inCheckout = (
  ...states: readonly [TestState, ...TestState[]]
): Pick<Meta<CheckoutArgs>, Common> => ({
  args: { state: states[0] },
  argTypes: { state: { control: 'select', options: states } },
  decorators: [provided, inExample],
})

/** Hands the value on that the control names. */
const named =
  (arg: string, values: Readonly<Record<string, string>>): Decorator =>
  (Story, { args }) => <Story args={{ ...args, [arg]: values[args[arg] as string] }} />

/** The code that a root is given. */
export interface CodeArgs {
  readonly code: string
}

const STATED =
  '00020126400014br.gov.bcb.pix0118fulano@exemplo.com520400005303986540525.005802BR5913FULANO DE TAL6009SAO PAULO62140510PEDIDO482163048572'

const CODES = {
  payable: STATED,
  'without an amount': SAMPLE_PIX_CODE,
  'checksum wrong': STATED.replace(/8572$/, '8573'),
  cut: STATED.slice(0, 60),
} satisfies Record<string, string>

/** What the stories of a code's part have in common. */
export const inPixQr = (code: keyof typeof CODES = 'payable'): Pick<Meta<CodeArgs>, Common> => ({
  args: { code },
  argTypes: { code: { control: 'select', options: Object.keys(CODES) } },
  decorators: [named('code', CODES), inExample],
})

/** The link that a root is given. */
export interface LinkArgs {
  readonly link: string
}

const LINKS = {
  payable: SAMPLE_UPI_LINK,
  'without an amount': SAMPLE_UPI_LINK.replace('&am=200.00', ''),
  'to a person': SAMPLE_UPI_LINK.replace('&mc=5411', ''),
} satisfies Record<string, string>

/** What the stories of a link's part have in common. */
export const inUpi: Pick<Meta<LinkArgs>, Common> = {
  args: { link: 'payable' },
  argTypes: { link: { control: 'select', options: Object.keys(LINKS) } },
  decorators: [named('link', LINKS), inExample],
}

/** The element that a part draws; it loads its words and what reads a code first. */
export const draws =
  (selector: string) =>
  ({ canvasElement }: Pick<StoryContext, 'canvasElement'>): Promise<void> =>
    waitFor(() => expect(canvasElement.querySelector(selector)).toBeInTheDocument(), { timeout: 20_000 })
