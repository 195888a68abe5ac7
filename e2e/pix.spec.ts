import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { choose, expectState, order, pay } from './buyer.ts'
import { control, onlyTransaction, play } from './gateway.ts'
import { decodeQr } from './qr.ts'
import { shopOrder } from './shop.ts'

const SCREENS = [
  { name: 'phone, light', viewport: { width: 360, height: 740 }, colorScheme: 'light', deviceScaleFactor: 2 },
  { name: 'phone, dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark', deviceScaleFactor: 3 },
  {
    name: 'small phone',
    viewport: { width: 320, height: 568 },
    colorScheme: 'light',
    deviceScaleFactor: 1.5,
  },
  {
    name: 'desktop, light',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    deviceScaleFactor: 1,
  },
  {
    name: 'desktop, dark',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    deviceScaleFactor: 1.25,
  },
] as const

for (const { name, ...screen } of SCREENS) {
  test.describe(name, () => {
    test.use({ ...screen, permissions: ['clipboard-read', 'clipboard-write'] })

    test('pain 25: a buyer scans or copies the same code, pays, and is told without a reload', async ({
      page,
    }) => {
      const policy: string[] = []
      const foreign: string[] = []
      page.on('console', message => {
        if (/Content Security Policy|Trusted/i.test(message.text())) policy.push(message.text())
      })
      page.on('request', request => {
        if (new URL(request.url()).hostname !== '127.0.0.1') foreign.push(request.url())
      })
      const id = await order(page)
      await pay(page, 'Pix')
      const qr = page.locator('svg[data-part="qr"]')
      await expect(qr).toBeVisible()

      const scanned = decodeQr(await page.screenshot({ fullPage: true }))
      const transaction = await onlyTransaction(id)
      expect(scanned).toBe(transaction.code)
      await page.getByRole('button', { name: 'Copy Pix code' }).click()
      await expect(page.getByRole('button', { name: 'Code copied' })).toBeVisible()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(scanned)
      await expect(page.locator('[data-part="code"]')).toHaveText(scanned)
      await expect(page.locator('[data-part="payee-name"]')).toHaveText('RUMBA DEMO SHOP')
      await expect(page.locator('[data-part="payee-amount"]')).toHaveText('R$42.90')
      await expect(qr).toHaveAccessibleName(/R\$42\.90.*RUMBA DEMO SHOP/)

      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
      expect(
        (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze())
          .violations,
      ).toEqual([])

      await page.evaluate(() => Object.assign(window, { sameDocument: true }))
      await play(transaction, 'pay')
      await expectState(page, 'paid')
      expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
      await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible()
      await expect
        .poll(() => shopOrder(id))
        .toMatchObject({ paidBy: `paid_${transaction.reference}`, deliveries: 1 })
      await expect(page.locator('.thanks')).toBeVisible()
      expect([policy, foreign]).toEqual([[], []])
    })
  })
}

test('pain 9: the countdown runs by the time the server named', async ({ page }) => {
  await order(page)
  await pay(page, 'Pix')
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d left to pay$/)
})

test('a declined payment says so and can be tried again, with nothing to type twice', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  await play(await onlyTransaction(id), 'decline')
  await expectState(page, 'declined')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByLabel('CPF or CNPJ')).toHaveValue('111.444.777-35')
  await page.getByRole('button', { name: /^Pay / }).click()
  await expectState(page, 'paying')
})

test('pain 10: an expired code says so and a new one is one press away', async ({ page }) => {
  const id = await order(page)
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  await play(await onlyTransaction(id), 'expire')
  await expectState(page, 'expired')
  await page.getByRole('button', { name: 'Get a new code' }).click()
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
})

test('pain 4: a payment whose callback never comes is seen all the same', async ({ page }) => {
  const id = await order(page)
  await control('faults', { callbacks: 'never' })
  try {
    await pay(page, 'Pix')
    await expectState(page, 'paying')
    await play(await onlyTransaction(id), 'pay')
    await expectState(page, 'paid')
  } finally {
    await control('faults', { callbacks: 'normal' })
  }
})

test('a wrong CPF is named beside its field and in a summary that has the focus, and nothing is sent', async ({
  page,
}) => {
  await order(page)
  await choose(page, 'Pix')
  await page.getByLabel('CPF or CNPJ').fill('111.444.777-36')
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(page.locator('[data-part="errors"]')).toBeFocused()
  await expect(page.getByLabel('CPF or CNPJ')).toHaveAttribute('aria-invalid', 'true')
  await expectState(page, 'choosing')
})

test('in Portuguese the whole screen is Portuguese', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'pt-BR' })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: /Café do Cerrado/ }).click()
  await page.getByRole('link', { name: /Carrinho/ }).click()
  await page.getByRole('button', { name: 'Ir para o pagamento' }).click()
  await page.getByRole('radio', { name: /^Pix/ }).check()
  await page.getByLabel('Nome', { exact: true }).fill('Ana')
  await page.getByLabel('Sobrenome').fill('Souza')
  await page.getByLabel('CPF ou CNPJ').fill('11144477735')
  await page.getByRole('button', { name: /^Pagar R\$\s42,90$/ }).click()
  await expect(page.getByRole('button', { name: 'Copiar código Pix' })).toBeVisible()
  await context.close()
})
