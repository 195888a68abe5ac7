import { expect, type Page, test } from '@playwright/test'
import { SANDBOX } from './addresses.ts'
import { expectState, order } from './buyer.ts'
import { onlyTransaction, play } from './gateway.ts'
import { decodeQr } from './qr.ts'
import { shopOrder } from './shop.ts'

/** Key by key: a value that is set by script goes past React here, as Playwright has no world of its own in this Firefox. */
async function pay(page: Page, method: 'Pix' | 'paysafecard'): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${method}`) }).check()
  await page.getByLabel('First name').pressSequentially('Ana')
  await page.getByLabel('Last name').pressSequentially('Souza')
  if (method === 'Pix') await page.getByLabel('CPF or CNPJ').pressSequentially('11144477735')
  else await page.getByLabel('Country').selectOption('IE')
  await page.getByRole('button', { name: /^Pay / }).click()
}

test('Firefox: a code to scan or to copy, and paid without a reload', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Pay with Pix' })).toBeFocused()
  const transaction = await onlyTransaction(id)
  expect(decodeQr(await page.screenshot({ fullPage: true }))).toBe(transaction.code)
  await page.getByRole('button', { name: 'Copy Pix code' }).click()
  await expect(page.getByRole('button', { name: 'Code copied' })).toBeVisible()
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'))
    Object.assign(window, { sameDocument: true })
    field.focus()
  })
  await page.keyboard.press('Control+v')
  await expect(page.locator('body > textarea')).toHaveValue(transaction.code ?? '')
  await play(transaction, 'pay')
  await expectState(page, 'paid')
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
  await expect.poll(() => shopOrder(id)).toMatchObject({ deliveries: 1 })
})

test('Firefox: to the payment page, in the shop again without having paid, there again, and paid', async ({
  page,
}) => {
  const id = await order(page)
  const address = page.url()
  await pay(page, 'paysafecard')
  await page.waitForURL(`${SANDBOX}/pay/**`)
  await page.goto(address)
  await expect(page.locator('[data-rumba="redirect"]')).toHaveAttribute('data-state', 'ready')
  await page.getByRole('link', { name: /^Continue to/ }).click()
  await page.waitForURL(`${SANDBOX}/pay/**`)
  await page.getByRole('textbox').fill('1234567890123456')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(/\/orders\//)
  await expectState(page, 'paid')
  await expect.poll(() => shopOrder(id)).toMatchObject({ deliveries: 1 })
})
