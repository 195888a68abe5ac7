import { expect, type Page, test } from '@playwright/test'
import { SANDBOX } from './addresses.ts'
import { checkout, expectState, pay } from './buyer.ts'
import { control, onlyTransaction, play, transactionsOf } from './gateway.ts'
import { placeOrder, shopOrder } from './shop.ts'

interface Course {
  /** What is chosen, with a number where the usual one would only make the test longer. */
  readonly scenario?: string
  /** The states that the screen has to reach, in this order. */
  readonly states: readonly string[]
  /** What is done and seen after the last of them. */
  readonly afterwards?: (page: Page, id: string) => Promise<void>
  /** What the page shows when it is opened anew after all that, where that is not the last state. */
  readonly reopened?: string
  readonly isPaid: boolean
}

/** Lets the seconds that a scenario waits pass at once. */
const advance = (seconds: number): Promise<void> => control('clock/advance', { ms: seconds * 1_000 })

/** What the gateway has to say before the page can show a state. */
const STATUS: Readonly<Record<string, string>> = { paid: 'success', declined: 'declined', expired: 'expired' }

/** Waits for a state, second by second of the sandbox's time until the gateway has come as far. */
async function reach(page: Page, id: string, state: string): Promise<void> {
  const status = STATUS[state]
  if (status !== undefined) {
    await expect
      .poll(async () => {
        const [before] = await transactionsOf(id)
        if (before && before.status !== status) await advance(1)
        return (await transactionsOf(id))[0]?.status
      })
      .toBe(status)
  }
  // Of a payment that has ended the page asks after 5 seconds, and then more and more seldom.
  await expect(checkout(page)).toHaveAttribute('data-state', state, { timeout: 15_000 })
}

const payAtTheBank = async (page: Page, id: string): Promise<void> => {
  await play(await onlyTransaction(id), 'pay')
  await expectState(page, 'paid')
}

const paidAtTheEnd = { states: ['paid'], isPaid: true } as const

/** What the gateway calls success is not what was ordered: the shop heard it, acknowledged it, and keeps its goods. */
const otherMoney: Course = {
  states: ['paying'],
  async afterwards(page, id) {
    await advance(2)
    await expect
      .poll(async () => (await onlyTransaction(id)).callbacks.map(({ status }) => status))
      .toEqual([200])
    await page.getByRole('button', { name: 'I have paid' }).click()
    await expectState(page, 'paying')
  },
  isPaid: false,
}

/** How the shop has to end, by scenario. */
const COURSES: Readonly<Record<string, Course>> = {
  'paid-at-once': paidAtTheEnd,
  'paid-after': { states: ['paying', 'paid'], isPaid: true },
  declined: { states: ['paying', 'declined'], isPaid: false },
  expired: { states: ['paying', 'expired'], isPaid: false },
  'paid-late': { states: ['paying', 'expired', 'paid'], isPaid: true },
  'stays-pending': {
    states: ['paying'],
    async afterwards(page, id) {
      await advance(1)
      await expect.poll(async () => (await onlyTransaction(id)).status).toBe('pending')
      await page.getByRole('button', { name: 'I have paid' }).click()
      await expectState(page, 'paying')
    },
    isPaid: false,
  },
  'callback-before-reply': paidAtTheEnd,
  'callback-twice': paidAtTheEnd,
  'callback-ten-times': paidAtTheEnd,
  'callback-out-of-order': paidAtTheEnd,
  'callback-never': paidAtTheEnd,
  'callback-wrong-signature': paidAtTheEnd,
  'wrong-amount': otherMoney,
  'other-currency': otherMoney,
  'tampered-code': {
    states: ['paying'],
    async afterwards(page) {
      await expect(page.locator('[data-rumba="pix-qr"]')).toHaveAttribute('data-state', 'refused')
      await expect(page.locator('[data-part="qr"], [data-part="code"]')).toHaveCount(0)
    },
    isPaid: false,
  },
  'unsigned-reply': { states: ['unknown'], afterwards: payAtTheBank, isPaid: true },
  'slow-reply': { scenario: 'slow-reply:2', states: ['paying'], afterwards: payAtTheBank, isPaid: true },
  'rate-limited': {
    scenario: 'rate-limited:1',
    states: ['choosing'],
    async afterwards(page, id) {
      await expect(page.getByRole('alert')).toBeVisible()
      expect(await transactionsOf(id)).toEqual([])
      await choose('by-amount')
      await page.getByRole('button', { name: /^Pay / }).click()
      await expectState(page, 'paying')
    },
    reopened: 'paying',
    isPaid: false,
  },
  'server-error': { states: ['unknown'], afterwards: payAtTheBank, isPaid: true },
  'html-error': { states: ['unknown'], isPaid: false },
  'cut-connection': { states: ['unknown'], afterwards: payAtTheBank, isPaid: true },
  'unknown-status': { states: ['paying', 'paid'], isPaid: true },
  'unknown-challenge': { states: ['paying'], afterwards: payAtTheBank, isPaid: true },
}

const choose = (scenario: string): Promise<void> => control('scenario', { scenario })

/** Opens the page of a fresh order. Answers the order's id. */
async function openOrder(page: Page): Promise<string> {
  const id = await placeOrder()
  await page.goto(`/orders/${id}`)
  return id
}

test.afterEach(() => choose('by-amount'))

test('every scenario of the sandbox is played below', async () => {
  const { scenarios } = (await (await fetch(`${SANDBOX}/_sandbox/scenarios`)).json()) as {
    scenarios: { name: string }[]
  }
  expect(Object.keys(COURSES)).toEqual(scenarios.map(({ name }) => name))
})

for (const [name, { scenario = name, states, afterwards, reopened, isPaid }] of Object.entries(COURSES)) {
  test(`${name}: the shop ends ${isPaid ? 'paid' : `${states.at(-1)}, and nothing is paid`}`, async ({
    page,
  }) => {
    await choose(scenario)
    const id = await openOrder(page)
    await pay(page, 'Pix')
    for (const state of states) await reach(page, id, state)
    await afterwards?.(page, id)
    const deliveries = isPaid ? 1 : 0
    await expect.poll(async () => (await shopOrder(id)).deliveries).toBe(deliveries)
    await page.reload()
    await expectState(page, reopened ?? (isPaid ? 'paid' : (states.at(-1) ?? '')))
    expect((await transactionsOf(id)).length).toBe(name === 'html-error' ? 0 : 1)
  })
}
