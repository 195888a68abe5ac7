import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { CREDENTIALS } from './addresses.ts'

/** A sandbox of its own, beside that of the demo: these tests begin with an empty one. */
let child: ChildProcess
let sandbox: string

test.beforeAll(async () => {
  const cli = `${import.meta.dirname}/../packages/sandbox/src/cli.ts`
  child = spawn(process.execPath, ['--conditions=@rumba/source', cli, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  sandbox = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', text => {
      output += text
      const url = /^ready (\S+)$/m.exec(output)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', code => reject(new Error(`the sandbox has ended (${code})`)))
  })
})
test.afterAll(() => {
  child.kill('SIGTERM')
})

const violations: string[] = []
test.beforeEach(async ({ page }) => {
  violations.length = 0
  page.on('console', message => message.type() === 'error' && violations.push(message.text()))
  page.on('pageerror', error => violations.push(error.message))
  await control('reset')
})
// A breach of the content security policy is an error in the console.
test.afterEach(() => expect(violations).toEqual([]))

const control = async (path: string, body?: unknown): Promise<Response> => {
  const response = await fetch(`${sandbox}/_sandbox/${path}`, {
    method: 'POST',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  expect(response.status).toBe(200)
  return response
}

const hmac = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('hex')

/** Creates a Pix payment as a shop would. Answers its request id. */
const create = async (reference: string, fields: Record<string, unknown> = {}): Promise<string> => {
  const body = JSON.stringify({
    method: 'pix',
    reference,
    currency: 'BRL',
    amount: 25.01,
    customer: { identifier: 'buyer-1', first_name: 'Ana', last_name: 'Souza', itn: '11144477735' },
    // Nobody listens there, so there are retries to show.
    callback_url: 'http://127.0.0.1:9/callback',
    ...fields,
  })
  const headers = {
    'access-token': hmac(CREDENTIALS.key, CREDENTIALS.login),
    signature: hmac(CREDENTIALS.password, CREDENTIALS.login + body),
  }
  const reply = await fetch(`${sandbox}/v1/payment`, { method: 'POST', headers, body })
  return ((await reply.json()) as { request_id: string }).request_id
}

const row = (page: Page, reference: string) => page.getByRole('link', { name: new RegExp(`${reference}\\b`) })
const title = (page: Page) => page.locator('#side-title')
const said = (page: Page) => page.getByRole('status')

test('the first payment is made, opened and paid with the keyboard alone', async ({ page }) => {
  await page.goto(sandbox)
  await expect(page.getByRole('heading', { name: 'Make the first payment' })).toBeVisible()
  await page.getByRole('button', { name: 'Send it' }).press('Enter')
  await expect(row(page, 'first-payment')).toBeVisible()
  await expect(page.locator('#list-title')).toBeFocused()

  await row(page, 'first-payment').press('Enter')
  await expect(title(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Copy as test' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Pay first-payment' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('success')
  await expect(said(page)).toHaveText('first-payment is success')
  // The button that was pressed is gone, and the focus is where it was of use.
  await expect(title(page)).toBeFocused()
})

test('what happens elsewhere is pushed, and leaves alone what somebody is doing', async ({ page }) => {
  const first = await create('order-1')
  await page.goto(`${sandbox}/?transaction=${first}`)
  await page.getByText('Pay otherwise…').click()
  const amount = page.getByLabel('Amount', { exact: true })
  await amount.fill('10.0')
  let loads = 0
  page.on('framenavigated', () => (loads += 1))

  await create('order-2')
  await expect(row(page, 'order-2')).toBeVisible()
  await expect(said(page)).toHaveText('1 new transaction')
  await expect(amount).toBeFocused()
  await expect(amount).toHaveValue('10.0')
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await expect(title(page)).toContainText('R$10.00 success')
  await expect(page.getByText('paid BRL 10.00')).toBeVisible()
  expect(loads).toBe(0)
})

test('a row that is being pressed stays where it is until it is let go', async ({ page }) => {
  await create('order-1')
  let press = (): void => {}
  const pressed = new Promise<void>(resolve => {
    press = resolve
  })
  await page.route(`${sandbox}/`, async route => {
    if (!route.request().isNavigationRequest()) await pressed
    await route.continue()
  })
  await page.goto(sandbox)
  await create('order-2')
  await row(page, 'order-1').hover()
  await page.mouse.down()
  const pushed = page.waitForResponse(`${sandbox}/`)
  press()
  await (await pushed).finished()
  await page.evaluate(() => new Promise(requestAnimationFrame))
  await page.mouse.up()
  await expect(title(page)).toHaveAttribute('data-reference', 'order-1')
  await expect(row(page, 'order-2')).toBeVisible()
})

test('a refused callback shows its retry, which the clock brings nearer', async ({ page }) => {
  await control('clock/freeze')
  const id = await create('order-1')
  await page.goto(`${sandbox}/?transaction=${id}`)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('Next try at')).toContainText('in 1.0 s')
  const attempts = page.locator('#timeline [data-kind="callback"]')
  await expect(attempts).toHaveCount(1)
  await page.getByText('Other…').click()
  await page.getByLabel('Move time forward by').fill('1')
  await page.getByLabel('Unit').selectOption('seconds')
  await page.getByRole('button', { name: 'Move' }).click()
  await expect(attempts).toHaveCount(2)
  await page.getByRole('button', { name: 'Send twice' }).click()
  await expect(attempts).toHaveCount(4)
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByText('running', { exact: true })).toBeVisible()
})

test('a scenario is chosen for the next payment, faults are set, and both are cleared', async ({ page }) => {
  await page.goto(sandbox)
  await page.getByText('Scenarios and faults').click()
  await page.getByLabel('What happens to a payment').selectOption('paid-after')
  // What is pushed meanwhile leaves the half-filled form as it is.
  await create('order-0')
  await expect(row(page, 'order-0')).toBeVisible()
  await page.getByLabel('Seconds').fill('7')
  await page.getByRole('button', { name: 'Set scenario' }).click()
  const on = page.getByRole('group', { name: 'What is on' })
  await expect(on).toContainText('Next one only: paid-after:7')
  await page.getByLabel('What a new Pix code says').selectOption('other-payee')
  await expect(on).toContainText('payCode other-payee')
  await page.getByRole('button', { name: 'Clear Fault' }).click()
  await expect(on).toContainText('Faults: none')

  await create('order-1')
  await expect(on).not.toContainText('Next one only')
  await row(page, 'order-1').click()
  await expect(page.getByText('paid-after:7', { exact: true })).toBeVisible()
})

test('what cannot be done any more is said', async ({ page }) => {
  const id = await create('order-1')
  await page.goto(`${sandbox}/?transaction=${id}`)
  // The page has not heard of it when the button is pressed.
  await page.route('**/_sandbox/transactions/**', async route => {
    await control(`transactions/${id}/decline`)
    await route.continue()
  })
  await page.getByRole('button', { name: 'Pay order-1' }).click()
  await expect(said(page)).toContainText('already declined')
  violations.length = 0
})

test('the list is filtered, and the address remembers it', async ({ page }) => {
  await create('shoes-1')
  await create('hats-2')
  await page.goto(sandbox)
  await page.getByRole('searchbox').fill('hats')
  await expect(row(page, 'shoes-1')).toHaveCount(0)
  await expect(row(page, 'hats-2')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('searchbox')).toHaveValue('hats')
  await page.getByRole('searchbox').fill('nobody')
  await page.getByRole('link', { name: 'Clear the filter' }).click()
  await expect(row(page, 'shoes-1')).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('a request is copied as curl and a transaction as a test, by hand where there is no clipboard', async ({
  page,
  context,
}) => {
  const id = await create('order-1')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${sandbox}/?transaction=${id}`)
  await page.getByRole('button', { name: 'Copy as curl' }).first().click()
  await expect(said(page)).toHaveText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`curl -sS -X POST '${sandbox}/v1/payment'`)
  expect(copied).not.toContain(CREDENTIALS.password)

  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await page.getByRole('button', { name: 'Copy as test' }).click()
  await expect(page.getByRole('dialog', { name: 'Copy it by hand' })).toBeVisible()
  await expect(page.locator('#copy-text')).toHaveValue(/^import .*\n.*@rumba\/sandbox/)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Copy as test' })).toBeFocused()
})

for (const [width, scheme] of [
  [360, 'light'],
  [1280, 'dark'],
] as const) {
  test(`every view passes axe and fits at ${width} px, ${scheme}`, async ({ page }) => {
    // axe weighs every element of three views; on a busy machine that is most of the usual time.
    test.setTimeout(90_000)
    await page.setViewportSize({ width, height: 760 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const look = async (): Promise<void> => {
      // Nothing here is in a frame, and without looking for one a run takes half as long.
      const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
    }
    await page.goto(sandbox)
    await page.getByText('Scenarios and faults').click()
    await look()

    const id = await create('order-1')
    await create('order-with-a-name-that-has-no-place-to-break-'.repeat(3))
    await fetch(`${sandbox}/v1/transaction/${id}`, { headers: { signature: 'x' } })
    await control(`transactions/${id}/pay`)
    await control('faults', { callbacks: 'never' })
    await page.goto(`${sandbox}/?transaction=${id}`)
    await expect(page.getByText('Next try at')).toBeVisible()
    await page.getByText('Telling…').click()
    await look()
    await page.goto(`${sandbox}/${width < 940 ? '' : '?view=calls'}`)
    await look()
  })
}
