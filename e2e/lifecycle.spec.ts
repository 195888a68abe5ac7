import { type BrowserContext, type CDPSession, chromium, expect, type Page, test } from '@playwright/test'
import { SANDBOX } from './addresses.ts'
import { onlyTransaction, play } from './gateway.ts'
import { type MethodShop, startMethodShop } from './method-shop/startMethodShop.ts'

let shop: MethodShop
test.beforeAll(async () => {
  shop = await startMethodShop('development')
})
test.afterAll(() => shop.close())

/** A page with two checkouts of one order under StrictMode, each with callbacks that are new at every render. */
interface Opened {
  readonly page: Page
  readonly order: string
  /** Questions about the payment since it was created; held ones count. */
  readonly questions: () => number
  /** Streams opened since then. */
  readonly streams: () => number
}

const checkouts = (page: Page) => page.locator('section[data-rumba="checkout"]')

async function expectState(page: Page, state: string): Promise<void> {
  for (const checkout of await checkouts(page).all())
    await expect(checkout).toHaveAttribute('data-state', state)
}

const told = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as never as { told: { name: string }[] }).told.map(({ name }) => name))

async function open(page: Page, method = 'pix'): Promise<Opened> {
  const order = `${method}-${Date.now()}`
  let [questions, streams] = [0, 0]
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('/payments/me')) questions += 1
    if (pathname.endsWith('/payments/me/events')) streams += 1
  })
  await page.goto(`${shop.origin}/orders/${order}?twice`)
  await expect(checkouts(page)).toHaveCount(2)
  // Before the press: a payment that redirects may have left the page right after it.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await page.getByRole('button', { name: /^Pay / }).first().click()
  return { page, order, questions: () => questions, streams: () => streams }
}

/** As `open`, with the code on the screen and the stream that will tell of it open. */
async function openPix(page: Page): Promise<Opened> {
  const opened = await open(page)
  await expectState(page, 'paying')
  await expect(page.locator('svg[data-part="qr"]')).toHaveCount(2)
  await expect.poll(opened.streams).toBe(1)
  return opened
}

/** Whatever happened before: paid on the screen, the merchant told once, and nothing asked from then on. */
async function expectPaidOnce({ page, questions, streams }: Opened, before: string[] = []): Promise<void> {
  await expectState(page, 'paid')
  await expect.poll(() => told(page)).toEqual([...before, 'paid'])
  const asked = questions() + streams()
  await page.evaluate(() => {
    for (const type of ['focus', 'online', 'pageshow']) window.dispatchEvent(new Event(type))
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await page.getByRole('heading', { name: 'Paid' }).first().click()
  expect(questions() + streams()).toBe(asked)
  expect(await told(page)).toEqual([...before, 'paid'])
}

const pay = async ({ order }: Opened): Promise<void> => play(await onlyTransaction(order), 'pay')

/** Waits until the gateway's word has come to the shop: its callback was answered. */
const untilShopKnows = ({ order }: Opened): Promise<void> =>
  expect.poll(async () => (await onlyTransaction(order)).callbacks.at(-1)?.status).toBe(200)

test('hidden: the stream tells, without a question, and no second one when it is looked at', async ({
  page,
}) => {
  const opened = await openPix(page)
  await setVisibility(page, 'hidden')
  await pay(opened)
  await expectState(page, 'paid')
  await setVisibility(page, 'visible')
  await expectPaidOnce(opened)
  expect([opened.questions(), opened.streams()]).toEqual([0, 1])
})

/** By hand, as Playwright makes every page believe that it is looked at. */
const setVisibility = (page: Page, state: 'hidden' | 'visible'): Promise<void> =>
  page.evaluate(visibilityState => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibilityState })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

test('pain 8: frozen while it was paid: the thawed page shows it, after one stream and two questions at most', async ({
  page,
  context,
}) => {
  const opened = await openPix(page)
  const session = await context.newCDPSession(page)
  await setLifecycle(session, 'frozen')
  await pay(opened)
  await untilShopKnows(opened)
  await setLifecycle(session, 'active')
  await expectPaidOnce(opened)
  expect(opened.questions()).toBeLessThanOrEqual(2)
  expect(opened.streams()).toBeLessThanOrEqual(2)
})

const setLifecycle = (session: CDPSession, state: 'frozen' | 'active'): Promise<unknown> =>
  session.send('Page.setWebLifecycleState', { state })

test('offline for three minutes while it was paid: few calls, and paid as soon as the network is back', async ({
  page,
  context,
}) => {
  await page.clock.install()
  const opened = await openPix(page)
  await context.setOffline(true)
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'offline')
  // A browser that is told to be offline keeps what is open already.
  await shop.cutNextPush()
  await pay(opened)
  await untilShopKnows(opened)
  const before = opened.questions() + opened.streams()
  for (let minute = 0; minute < 3; minute += 1) await page.clock.runFor(60_000)
  await expectState(page, 'paying')
  // After 1, 2, 4, 8, 16 and then every 30 seconds a question, and three streams; each wait may be 15 % shorter.
  expect(opened.questions() + opened.streams() - before).toBeLessThanOrEqual(15)
  await context.setOffline(false)
  await expectPaidOnce(opened)
})

for (const [name, skew] of [
  ['an hour fast', 3_600_000],
  ['an hour slow', -3_600_000],
] as const) {
  test(`the clock is ${name}: the time left is the server’s, and there is a last look when it is over`, async ({
    page,
  }) => {
    await page.clock.install({ time: Date.now() + skew })
    const created = page.waitForResponse(response => response.url().endsWith('/payments'))
    const opened = await openPix(page)
    const { payment } = await (await created).json()
    const left = await page.getByRole('timer').first().textContent()
    const [, minutes, seconds] = /(\d+):(\d+)/.exec(left ?? '') ?? []
    const expected = (Date.parse(payment.expiresAt) - Date.now()) / 1_000
    expect(Math.abs(Number(minutes) * 60 + Number(seconds) - expected)).toBeLessThan(1.5)
    await page.clock.fastForward(Math.ceil(expected) * 1_000)
    await expect(page.getByText('The time is over. We are looking once more.').first()).toBeVisible()
    await expect.poll(opened.questions).toBeGreaterThanOrEqual(1)
    await play(await onlyTransaction(opened.order), 'expire')
    await expectState(page, 'expired')
    expect(await told(page)).toEqual(['expired'])
    expect(opened.questions() + opened.streams()).toBeLessThanOrEqual(5)
  })
}

test('a slow network: however often it is asked to look, one question at a time, and the last answer counts', async ({
  page,
}) => {
  await page.route('**/payments/me/events', route => route.abort())
  // Inside the page, as the browser tells of an end some time after it.
  await page.addInitScript(() => {
    const { fetch } = window
    let underWay = 0
    Object.assign(window, { most: 0 })
    window.fetch = async (input, init) => {
      const { url } = new Request(input)
      if (!new URL(url).pathname.endsWith('/payments/me')) return fetch(input, init)
      underWay += 1
      Object.assign(window, { most: Math.max((window as never as { most: number }).most, underWay) })
      let isOver = false
      const end = (): void => {
        underWay -= isOver ? 0 : 1
        isOver = true
      }
      init?.signal?.addEventListener('abort', end)
      return fetch(input, init).finally(end)
    }
  })
  const held: (() => void)[] = []
  await page.route(
    ({ pathname }) => pathname.endsWith('/payments/me'),
    async route => {
      await new Promise<void>(resolve => held.push(resolve))
      await route.continue().catch(() => {})
    },
  )
  const opened = await open(page)
  await expectState(page, 'paying')
  await expect.poll(() => held.length).toBe(1)
  for (let step = 0; step < 10; step += 1) {
    await page.evaluate(() => {
      for (const type of ['focus', 'online']) window.dispatchEvent(new Event(type))
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await page.getByRole('button', { name: 'I have paid' }).first().click({ force: true })
  }
  await pay(opened)
  await untilShopKnows(opened)
  const going = setInterval(() => {
    for (const go of held.splice(0)) go()
  }, 20)
  try {
    await expectPaidOnce(opened)
  } finally {
    clearInterval(going)
  }
  expect(await page.evaluate(() => (window as never as { most: number }).most)).toBe(1)
  expect(opened.questions()).toBeLessThanOrEqual(4)
})

test('a push that is cut in the middle of the news: seen all the same, by one more call', async ({
  page,
}) => {
  const opened = await openPix(page)
  await shop.cutNextPush()
  await pay(opened)
  await expectPaidOnce(opened)
  expect(opened.streams() + opened.questions()).toBe(2)
})

test('brought back by the back button from the payment page, just as it was: not frozen on its way out, and paid once', async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  try {
    const context: BrowserContext = await browser.newContext({ locale: 'en-US' })
    const page = await context.newPage()
    const opened = await open(page, 'paysafecard')
    await page.waitForURL(`${SANDBOX}/pay/**`)
    void page.evaluate(() => history.back()).catch(() => {})
    await expect(page.locator('[data-rumba="redirect"]').first()).toHaveAttribute('data-state', 'ready')
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
    const before = opened.questions() + opened.streams()
    await pay(opened)
    await expectPaidOnce(opened)
    expect(opened.questions() + opened.streams() - before).toBeLessThanOrEqual(3)
  } finally {
    await browser.close()
  }
})
