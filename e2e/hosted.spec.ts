import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { SANDBOX, SHOP } from './addresses.ts'
import { ACCESS_TOKEN, signatureOf } from './gateway.ts'
import { decodeBars, decodeQr } from './qr.ts'

const KINDS = [
  ['pix', 'BRL', 'pt'],
  ['upi', 'INR', 'hi'],
  ['p2c', 'KZT', 'ru'],
  ['paysafecard', 'EUR', 'en'],
  ['epay', 'BGN', 'en'],
  ['blik', 'PLN', 'pl'],
  ['bancontact', 'EUR', 'en'],
  ['bank_transfer_argentina', 'ARS', 'es'],
  ['cash', 'MXN', 'es'],
  ['mobile_money', 'KES', 'en'],
] as const

/** Creates a payment as a merchant would, and answers the address of its hosted page. */
async function create(method: string, currency: string, locale: string): Promise<string> {
  const customer = Object.fromEntries(
    ['identifier', 'first_name', 'last_name', 'email', 'country', 'state_code', 'city', 'address', 'zip_code']
      .concat('itn', 'birthday')
      .map(name => [name, 'some']),
  )
  const body = JSON.stringify({
    widget: { method, locale },
    reference: `hosted-${crypto.randomUUID()}`,
    currency,
    amount: '1250',
    description: 'Two bags of Cerrado coffee',
    customer: { ...customer, phone: '254700000000' },
    redirect_url: `${SHOP}/?back=redirect`,
    cancel_url: `${SHOP}/?back=cancel`,
  })
  const response = await fetch(`${SANDBOX}/v1/payment`, {
    method: 'POST',
    headers: { 'access-token': ACCESS_TOKEN, signature: signatureOf(body) },
    body,
  })
  const { challenge } = (await response.json()) as { challenge: { challenge_redirect: { url: string } } }
  return challenge.challenge_redirect.url
}

async function expectSound(page: Page, name: string): Promise<void> {
  // Nothing here is in a frame, and to look for one axe opens a page beside this one, each time.
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations, name).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, name).toBeLessThanOrEqual(0)
}

/** What a screen that differs in colour and width alone has to be shown of. */
const SOME = KINDS.filter(([method]) => ['pix', 'p2c', 'cash', 'mobile_money'].includes(method))

for (const [colorScheme, width, kinds] of [
  ['light', 320, KINDS],
  ['dark', 1280, SOME],
] as const) {
  test.describe(`${colorScheme}, ${width} pixels wide`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' })

    test('hosted pages pass axe without a rule off, fit, and ask nobody else for anything', async ({
      page,
    }) => {
      test.setTimeout(90_000)
      const complaints: string[] = []
      page.on('console', message => {
        if (/Content Security Policy/i.test(message.text())) complaints.push(message.text())
      })
      page.on('pageerror', error => complaints.push(error.message))
      page.on('request', request => {
        if (!request.url().startsWith(SANDBOX)) complaints.push(request.url())
      })
      for (const [method, currency, locale] of kinds) {
        await page.goto(await create(method, currency, locale))
        await expectSound(page, method)
      }
      await page.getByRole('button', { name: 'Let it expire' }).click()
      await expect(page.getByRole('heading', { name: 'Payment expired' })).toBeVisible()
      await expectSound(page, 'ending')
      await page.goto(await create('p2c', 'UAH', 'en'))
      await page.getByRole('button', { name: 'I have sent the money' }).click()
      await expect(page.getByRole('heading', { name: 'Waiting for your payment' })).toBeVisible()
      await expectSound(page, 'waiting')
      await page.goto(`${SANDBOX}/pay/nothing`)
      await expectSound(page, 'missing')
      expect(complaints).toEqual([])
    })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, permissions: ['clipboard-read', 'clipboard-write'] })

  test('the Pix code is the same drawn and copied, and what was copied is said', async ({ page }) => {
    await page.goto(await create('pix', 'BRL', 'en'))
    await page.getByRole('button', { name: 'Copy Pix code' }).click()
    await expect(page.getByRole('status')).toHaveText('Copied Pix code')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(decodeQr(await page.getByRole('img', { name: /^QR code/ }).screenshot())).toBe(copied)
    await expect(page.getByRole('textbox', { name: 'Pix code' })).toHaveValue(copied)
  })

  test('the UPI code is the link of its apps', async ({ page }) => {
    await page.goto(await create('upi', 'INR', 'en'))
    const link = await page.getByRole('link', { name: 'Any UPI app' }).getAttribute('href')
    expect(decodeQr(await page.getByRole('img', { name: /^QR code/ }).screenshot())).toBe(link)
  })

  test('the bars of a cash voucher are its number', async ({ page }) => {
    await page.goto(await create('cash', 'MXN', 'en'))
    const bars = page.getByRole('img', { name: /^Barcode of/ })
    const number = (await bars.getAttribute('aria-label'))?.replace(/\D/g, '')
    expect(decodeBars(await bars.screenshot())).toBe(number)
    await page.emulateMedia({ media: 'print' })
    await expect(bars).toBeVisible()
    await expect(page.getByRole('button', { name: 'I have paid at the till' })).toBeHidden()
  })

  test('with the keyboard alone: a wrong code is told and has the focus, the right one pays and leads back', async ({
    page,
  }) => {
    await page.goto(await create('blik', 'PLN', 'en'))
    const code = page.getByRole('textbox', { name: '6-digit BLIK code' })
    for (let press = 0; press < 9 && !(await isFocused()); press += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('1234')
    await page.keyboard.press('Enter')
    await expect(code).toHaveAccessibleDescription(/^A BLIK code has 6 digits/)
    await expect(code).toBeFocused()
    await page.keyboard.press('End')
    await page.keyboard.type('56')
    await expect(code).toHaveValue('123 456')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${SHOP}/?back=redirect`)

    function isFocused(): Promise<boolean> {
      return code.evaluate(element => element === document.activeElement)
    }
  })

  test('a page that waits says by itself that the payment is paid', async ({ page }) => {
    const url = await create('bank_transfer_chile', 'CLP', 'en')
    await page.goto(url)
    await page.getByRole('button', { name: 'I have made the transfer' }).click()
    await expect(page.getByRole('heading', { name: 'Waiting for your payment' })).toBeVisible()
    await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'pay' }), redirect: 'manual' })
    await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible()
    await page.getByRole('link', { name: 'Return to the shop' }).click()
    await page.waitForURL(`${SHOP}/?back=redirect`)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a buyer asks again how the payment is, sees the card again, and leaves', async ({ page }) => {
    await page.goto(await create('p2c', 'UZS', 'en'))
    await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(0)
    await page.getByRole('button', { name: 'I have sent the money' }).click()
    await page.getByRole('link', { name: 'Check again' }).click()
    await page.getByRole('link', { name: 'Show again how to pay' }).click()
    await page.getByRole('button', { name: 'Cancel and return to the shop' }).click()
    await page.waitForURL(`${SHOP}/?back=cancel`)
  })
})
