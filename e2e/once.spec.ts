import { expect, test } from '@playwright/test'
import { choose, expectState, order, pay } from './buyer.ts'
import { onlyTransaction, play } from './gateway.ts'
import { shopOrder } from './shop.ts'

test('reloading at every step goes on with the same payment', async ({ page }) => {
  const id = await order(page)
  await page.reload()
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  const { reference, code } = await onlyTransaction(id)
  await page.reload()
  await expectState(page, 'paying')
  await expect(page.locator('[data-part="code"]')).toHaveText(code ?? '')
  await page.reload()
  await play(await onlyTransaction(id), 'pay')
  await expectState(page, 'paid')
  await page.reload()
  await expectState(page, 'paid')
  expect((await shopOrder(id)).paidBy).toBe(`paid_${reference}`)
})

test('pain 13: closing the tab and opening the order anew goes on with the same payment', async ({
  page,
  context,
}) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  const address = page.url()
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  await expectState(again, 'paying')
  await again.close()
  await play(await onlyTransaction(id), 'pay')
  const later = await context.newPage()
  await later.goto(address)
  await expectState(later, 'paid')
})

test('closing the tab while the payment is being made leaves one payment', async ({ page, context }) => {
  const id = await order(page)
  await choose(page, 'Pix')
  const address = page.url()
  const sent = page.waitForRequest(/\/payments$/)
  await page.getByRole('button', { name: /^Pay / }).click()
  await sent
  await page.close()
  const again = await context.newPage()
  await again.goto(address)
  await expect
    .poll(() => again.locator('[data-rumba="checkout"]').getAttribute('data-state'))
    .toMatch(/paying|choosing/)
  if ((await again.locator('[data-rumba="checkout"]').getAttribute('data-state')) === 'choosing')
    await pay(again, 'Pix')
  await expectState(again, 'paying')
  await onlyTransaction(id)
})

test('a double click makes one payment', async ({ page }) => {
  const id = await order(page)
  await choose(page, 'Pix')
  await page.getByRole('button', { name: /^Pay / }).dblclick()
  await expectState(page, 'paying')
  await onlyTransaction(id)
})

test('a double click on the cart makes one order', async ({ page }) => {
  const ids: string[] = []
  page.on('response', async response => {
    if (response.url().endsWith('/api/orders'))
      ids.push((await response.json().catch(() => ({ id: 'gone' }))).id)
  })
  await page.goto('/')
  await page.getByRole('button', { name: /Cerrado coffee/ }).click()
  await page.getByRole('link', { name: /Cart/ }).click()
  await page.getByRole('button', { name: 'Go to payment' }).dblclick()
  await page.waitForURL(/\/orders\//)
  expect(new Set(ids.filter(id => id !== 'gone')).size).toBeLessThanOrEqual(1)
})

test('a buyer who goes back to the cart can go on to payment again, to the same order', async ({ page }) => {
  const id = await order(page)
  await page.goBack()
  await page.getByRole('button', { name: 'Go to payment' }).click()
  await page.waitForURL(`**/orders/${id}`)
})

test('pain 2: two tabs that pay at the same moment make one payment, and both show it paid', async ({
  page,
  context,
}) => {
  const id = await order(page)
  const other = await context.newPage()
  await other.goto(page.url())
  await choose(page, 'Pix')
  await choose(other, 'Pix')
  await Promise.all([page, other].map(tab => tab.getByRole('button', { name: /^Pay / }).click()))
  await expectState(page, 'paying')
  await expectState(other, 'paying')
  await play(await onlyTransaction(id), 'pay')
  await expectState(page, 'paid')
  await expectState(other, 'paid')
  await expect.poll(() => shopOrder(id)).toMatchObject({ deliveries: 1 })
})
