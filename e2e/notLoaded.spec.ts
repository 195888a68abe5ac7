import { expect, test } from '@playwright/test'
import { checkout, choose, expectState, order } from './buyer.ts'

/** The file of what reads a Pix code, as the shop's bundler names it. */
const READER = /\/readPix[-.][^/]*$/

test('a file that does not load says so where it is missing, and "try again" brings it', async ({ page }) => {
  await page.route(READER, route => route.abort())
  const refused = page.waitForEvent('requestfailed', request => READER.test(request.url()))
  await order(page)
  await choose(page, 'Pix')
  await refused
  await page.getByRole('button', { name: /^Pay / }).click()
  await expectState(page, 'paying')
  await expect(checkout(page).getByRole('alert')).toHaveText('The payment cannot be loaded')
  await expect(page.getByText('Waiting for your payment…')).toBeVisible()

  await page.unroute(READER)
  const again = checkout(page).getByRole('button', { name: 'Try again' })
  await again.click()
  // A browser that remembers the failure needs the second press, which loads the page anew.
  await expect(page.locator('svg[data-part="qr"]').or(again)).toBeVisible()
  if (await again.isVisible()) await again.click()
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  await expect(checkout(page).getByRole('alert')).toHaveCount(0)
})
