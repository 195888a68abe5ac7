import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { SHOP } from './addresses.ts'
import { expectState, pay } from './buyer.ts'
import { onlyTransaction, play, transactionsOf } from './gateway.ts'
import { decodeQr } from './qr.ts'
import { placeOrder } from './shop.ts'

const ROOT = `${import.meta.dirname}/..`
const folder = mkdtempSync(join(tmpdir(), 'rumba-element-'))

test.beforeAll(() => {
  execFileSync(
    `${ROOT}/packages/react/node_modules/.bin/tsdown`,
    ['--filter', 'element', '--out-dir', folder, '--logLevel', 'warn'],
    { cwd: `${ROOT}/packages/react`, stdio: 'inherit' },
  )
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The page that is printed on the element's own page, with these orders in it. */
function printedPage(orders: readonly string[]): string {
  const [, page = ''] =
    /```html\n([\s\S]*?)```/.exec(readFileSync(`${ROOT}/docs/react/element.md`, 'utf8')) ?? []
  return page.replace(/<rumba-checkout.*/, tag =>
    orders.map(order => tag.replace('order="42"', `order="${order}" allow-loopback`)).join('\n'),
  )
}

/** Serves the page and the element's files from the shop's origin, under the shop's own policy. */
async function open(page: Page, orders: readonly string[]): Promise<{ loaded: string[]; faults: string[] }> {
  const loaded: string[] = []
  const faults: string[] = []
  const shop = await fetch(SHOP)
  const policy = shop.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'.*require-trusted-types-for 'script'/)
  await page.route(`${SHOP}/plain.html`, route =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': policy },
      body: printedPage(orders),
    }),
  )
  await page.route(`${SHOP}/rumba/*`, route => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
    loaded.push(name)
    return route.fulfill({ contentType: 'text/javascript', path: join(folder, name) })
  })
  page.on('console', message => {
    if (message.type() === 'error' || /Content Security Policy|Trusted/i.test(message.text()))
      faults.push(message.text())
  })
  page.on('pageerror', error => faults.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(SHOP)) faults.push(request.url())
  })
  await page.goto(`${SHOP}/plain.html`)
  return { loaded, faults }
}

test('a plain page with one script tag takes a payment under the strictest policy', async ({ page }) => {
  const order = await placeOrder()
  const { loaded, faults } = await open(page, [order])
  await page.evaluate(() => {
    document.addEventListener('rumba-paid', event => {
      document.title = `paid ${(event as CustomEvent<{ reference: string }>).detail.reference}`
    })
  })
  await pay(page, 'Pix')
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  const transaction = await onlyTransaction(order)
  expect(decodeQr(await page.screenshot({ fullPage: true }))).toBe(transaction.code)
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color)).toBe(
    'rgb(0, 0, 0)',
  )
  await expect(page.locator('[data-rumba="checkout"]')).toHaveCSS('display', 'grid')
  expect(
    (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze())
      .violations,
  ).toEqual([])
  await play(transaction, 'pay')
  await expectState(page, 'paid')
  await expect(page).toHaveTitle(`paid ${transaction.reference}`)
  expect(faults).toEqual([])
  expect(loaded[0]).toBe('element.js')
  expect(loaded.filter(name => /^(Challenge|ConfirmChallenge|UpiLink|pt-BR)/.test(name))).toEqual([])
})

test('two on one page pay two orders, and one that is moved keeps what was typed', async ({ page }) => {
  const orders = [await placeOrder(), await placeOrder()]
  const { faults } = await open(page, orders)
  const [first, second] = [page.locator('rumba-checkout').first(), page.locator('rumba-checkout').last()]
  for (const [checkout, name] of [
    [first, 'Ana'],
    [second, 'Bia'],
  ] as const) {
    await checkout.getByRole('radio', { name: /^Pix/ }).check()
    await checkout.getByLabel('First name').fill(name)
  }
  await expect(first.getByRole('radio', { name: /^Pix/ })).toBeChecked()
  await page.evaluate(() => document.body.append(document.querySelector('rumba-checkout') as Element))
  // It is the last one now.
  await expect(second.getByLabel('First name')).toHaveValue('Ana')
  await second.getByLabel('Last name').fill('Souza')
  await second.getByLabel('CPF or CNPJ').fill('11144477735')
  await second.getByRole('button', { name: /^Pay / }).click()
  await expect(second.locator('svg[data-part="qr"]')).toBeVisible()
  await expect(first.getByLabel('First name')).toHaveValue('Bia')
  await onlyTransaction(orders[0] ?? '')
  expect(await transactionsOf(orders[1] ?? '')).toEqual([])
  expect(faults).toEqual([])
})
