import { expect, test } from '@playwright/test'
import { SANDBOX, SHOP } from './addresses.ts'
import { expectState, order, pay } from './buyer.ts'
import { onlyTransaction } from './gateway.ts'
import { decodeQr } from './qr.ts'
import { shopOrder } from './shop.ts'

test('a payment that began on a desktop is paid on a phone, and both show it paid', async ({
  page,
  browser,
}) => {
  const id = await order(page)
  await pay(page, 'paysafecard')
  await page.waitForURL(new RegExp(`^${SANDBOX}/pay/`))
  await page.goBack()
  await page.getByRole('button', { name: 'Continue on your phone' }).click()
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  const link = decodeQr(await page.screenshot({ fullPage: true }))
  expect(link).toMatch(new RegExp(`^${SHOP}/pay#rumba-resume=v1\\.[\\w-]+\\.[\\w-]{43}$`))
  const token = link.split('=')[1] ?? ''

  const phone = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  const sent: string[] = []
  phone.on('request', request => sent.push(request.url(), request.headers().referer ?? ''))
  const screen = await phone.newPage()
  await screen.goto(link)
  await expectState(screen, 'paying')
  expect(screen.url()).toBe(`${SHOP}/pay`)
  await screen.reload()
  await expectState(screen, 'paying')
  await expect(screen.getByRole('button', { name: /another way|on your phone/ })).toHaveCount(0)

  const [hosted] = await Promise.all([
    phone.waitForEvent('page'),
    screen.getByRole('link', { name: /^Continue to/ }).click(),
  ])
  await hosted.getByRole('textbox').fill('1234567890123456')
  await hosted.getByRole('button', { name: /^Pay/ }).click()
  await expectState(screen, 'paid')
  await expectState(page, 'paid')
  await onlyTransaction(id)
  await expect.poll(() => shopOrder(id)).toMatchObject({ deliveries: 1 })
  expect(sent.filter(text => text.includes(token))).toEqual([])
  await phone.close()
})
