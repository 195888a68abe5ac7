import { expect, type Page } from '@playwright/test'

/** Puts something in the cart and goes to the order's page. Answers the order's id. */
export async function order(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: /Cerrado coffee/ }).click()
  await page.getByRole('link', { name: /Cart/ }).click()
  await page.getByRole('button', { name: 'Go to payment' }).click()
  await page.waitForURL(/\/orders\//)
  return page.url().split('/').at(-1) ?? ''
}

/** Chooses a method, fills in what it asks for and presses "pay". */
export async function pay(page: Page, method: 'Pix' | 'paysafecard'): Promise<void> {
  await choose(page, method)
  await page.getByRole('button', { name: /^Pay / }).click()
}

/** Chooses a method and fills in what it asks for. */
export async function choose(page: Page, method: 'Pix' | 'paysafecard'): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${method}`) }).check()
  await page.getByLabel('First name').fill('Ana')
  await page.getByLabel('Last name').fill('Souza')
  if (method === 'Pix') await page.getByLabel('CPF or CNPJ').fill('11144477735')
  else await page.getByLabel('Country').selectOption('IE')
}

export const checkout = (page: Page) => page.locator('[data-rumba="checkout"]')

export async function expectState(page: Page, state: string): Promise<void> {
  await expect(checkout(page)).toHaveAttribute('data-state', state)
}
