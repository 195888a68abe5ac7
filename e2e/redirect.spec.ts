import { expect, test } from '@playwright/test'
import { SANDBOX } from './addresses.ts'
import { expectState, order, pay } from './buyer.ts'
import { onlyTransaction, transactionsOf } from './gateway.ts'
import { shopOrder } from './shop.ts'

const HOSTED = new RegExp(`^${SANDBOX}/pay/`)

test('pain 3: paysafecard: to the hosted page, pay, back, paid', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'paysafecard')
  await page.waitForURL(HOSTED)
  await page.getByRole('textbox').fill('1234567890123456')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/\/orders\//)
  await expectState(page, 'paid')
  await expect.poll(() => shopOrder(id)).toMatchObject({ deliveries: 1 })
})

test('declined on the hosted page: back in the shop with a way to try again', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'paysafecard')
  await page.waitForURL(HOSTED)
  await page.getByRole('button', { name: /^Decline/ }).click()
  await page.waitForURL(/\/orders\//)
  await expectState(page, 'declined')
  await page.getByRole('button', { name: 'Try again' }).click()
  await pay(page, 'paysafecard')
  await page.waitForURL(HOSTED)
  expect(await transactionsOf(id)).toHaveLength(2)
})

test("pain 14: the browser's back button leaves no frozen screen, and the same payment goes on", async ({
  page,
}) => {
  const id = await order(page)
  await pay(page, 'paysafecard')
  await page.waitForURL(HOSTED)
  const hosted = page.url()
  await page.goBack()
  await expect(page.locator('[data-rumba="redirect"]')).toHaveAttribute('data-state', 'ready')
  await expect(page.getByRole('button', { name: 'Pay another way' })).toBeEnabled()
  await page.getByRole('link', { name: /^Continue to/ }).click()
  await page.waitForURL(hosted)
  await onlyTransaction(id)
})

test('a reload does not throw the buyer out again', async ({ page }) => {
  await order(page)
  await pay(page, 'paysafecard')
  await page.waitForURL(HOSTED)
  await page.goBack()
  await page.reload()
  await expect(page.locator('[data-rumba="redirect"]')).toHaveAttribute('data-state', 'ready')
  await page.waitForTimeout(300)
  expect(page.url()).toContain('/orders/')
})

test('a buyer who changes to Pix pays once, and the order is paid once', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'paysafecard')
  await page.waitForURL(HOSTED)
  await page.goBack()
  await page.getByRole('button', { name: 'Pay another way' }).click()
  await pay(page, 'Pix')
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  await page.locator('[data-demo="pay"]').click()
  await expectState(page, 'paid')
  await expect.poll(() => shopOrder(id)).toMatchObject({ deliveries: 1 })
})

test('pain 15: in a frame the whole tab leaves for the payment page, which lets nobody frame it', async ({
  page,
}) => {
  await order(page)
  const address = page.url()
  await page.route('**/frame', route =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${address}" width="600" height="900">` }),
  )
  // The demo shop itself lets nobody frame it.
  await page.route(address, async route => {
    const response = await route.fetch()
    const { 'content-security-policy': _policy, ...headers } = response.headers()
    await route.fulfill({ response, headers })
  })
  await page.goto('/frame')
  const frame = page.frameLocator('iframe')
  await frame.getByRole('radio', { name: /^paysafecard/ }).check()
  await frame.getByLabel('First name').fill('Ana')
  await frame.getByLabel('Last name').fill('Souza')
  await frame.getByLabel('Country').selectOption('IE')
  await frame.getByRole('button', { name: /^Pay / }).click()
  await page.waitForURL(HOSTED)
})
