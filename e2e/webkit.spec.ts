import { expect, test } from '@playwright/test'
import { SHOP } from './addresses.ts'
import { onlyTransaction, play } from './gateway.ts'
import { decodeQr } from './qr.ts'
import { openWebKit, type WebKitPage } from './webkit.ts'

// It draws without a graphics card here, and is slow on a busy machine.
test.describe.configure({ timeout: 120_000 })
const expectSoon = expect.configure({ timeout: 60_000 })

let page: WebKitPage
test.beforeAll(async () => {
  page = await openWebKit()
})
test.afterAll(() => page.close())

const state = (): Promise<unknown> =>
  page.evaluate(`return document.querySelector('[data-rumba="checkout"]')?.dataset.state`)

test('WebKit: the order loads, the code can be scanned, and it is paid without a reload', async () => {
  const response = await fetch(`${SHOP}/api/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cart: crypto.randomUUID(), items: [{ product: 'coffee', quantity: 1 }] }),
  })
  const { id } = (await response.json()) as { id: string }
  await page.goto(`${SHOP}/orders/${id}`)
  await expectSoon.poll(state).toBe('choosing')
  await page.click('[data-method="pix"]')
  await page.type('[name="firstName"]', 'Ana')
  await page.type('[name="lastName"]', 'Souza')
  await page.type('[name="taxId"]', '11144477735')
  await page.click('[type="submit"]')
  await expectSoon
    .poll(() => page.evaluate(`return Boolean(document.querySelector('svg[data-part="qr"]'))`))
    .toBe(true)
  expect(await page.evaluate('return document.activeElement.textContent')).toBe('Pay with Pix')
  const transaction = await onlyTransaction(id)
  expect(decodeQr(await page.screenshot())).toBe(transaction.code)
  await page.evaluate('window.sameDocument = true')
  await play(transaction, 'pay')
  await expectSoon.poll(state).toBe('paid')
  expect(await page.evaluate('return window.sameDocument')).toBe(true)
})
