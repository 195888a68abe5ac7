import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectState } from './buyer.ts'

const DIST = new URL('../apps/demo-shop/dist/', import.meta.url)
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

test('the built files alone, on a host without a server, take a payment in one page', async ({ page }) => {
  const asked: string[] = []
  await page.route('https://shop.test/**', async route => {
    const { pathname } = new URL(route.request().url())
    asked.push(pathname)
    const body = await readFile(new URL(`.${pathname}`, DIST)).catch(() => undefined)
    await route.fulfill(body ? { body, contentType: TYPES[extname(pathname)] ?? '' } : { status: 404 })
  })
  await page.goto('https://shop.test/offline.html')
  await page.getByRole('button', { name: /Cerrado coffee/ }).click()
  await page.getByLabel('First name').fill('Ana')
  await page.getByLabel('Last name').fill('Souza')
  await page.getByLabel('CPF or CNPJ').fill('11144477735')
  await page.getByRole('button', { name: /^Pay R/ }).click()
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  await page.getByRole('button', { name: 'Pay', exact: true }).click()
  await expectState(page, 'paid')
  expect(asked.filter(path => !/^\/(offline\.html|icon\.svg|assets\/.*)$/.test(path))).toEqual([])
})
