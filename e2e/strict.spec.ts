import { expect, type Page, test } from '@playwright/test'
import { SANDBOX } from './addresses.ts'
import { expectState } from './buyer.ts'
import { control, onlyTransaction, play } from './gateway.ts'
import { type MethodShop, startMethodShop } from './method-shop/startMethodShop.ts'

let shop: MethodShop
test.beforeAll(async () => {
  shop = await startMethodShop('production')
})
test.afterAll(() => shop.close())

test('the policy is the printed one, and as strict as a policy can be', async () => {
  const policy = (await fetch(shop.origin)).headers.get('content-security-policy')
  expect(policy).toMatch(/^default-src 'none'; .*require-trusted-types-for 'script'; trusted-types 'none';/)
  expect(policy).not.toMatch(/unsafe|https?:|data:|blob:|\*/)
})

/** Everything about a page that its policy is against, or that goes to somebody else. */
async function watchPolicy(page: Page): Promise<string[]> {
  const faults: string[] = []
  await page.exposeFunction('onFault', (fault: string) => void faults.push(fault))
  await page.addInitScript(() => {
    const tell = (text: string): void => (window as never as { onFault(text: string): void }).onFault(text)
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      tell(`${violatedDirective} ${blockedURI} ${sample}`),
    )
    new MutationObserver(() => {
      for (const found of document.querySelectorAll('[style], style'))
        tell(`inline style: ${found.outerHTML}`)
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['style'] })
  })
  page.on('console', message => {
    if (/Content Security Policy|Trusted/i.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', error => faults.push(error.message))
  page.on('request', request => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== shop.origin && protocol !== 'blob:') faults.push(request.url())
  })
  return faults
}

/** What a buyer does between "pay" and the bank app. */
type Steps = (page: Page) => Promise<void>

const sendNothing: Steps = async page => {
  await page.locator('form [type="submit"]').click()
  await expect(page.locator('[aria-invalid="true"]').first()).toBeFocused()
}

const KINDS: readonly (readonly [kind: string, method: string, steps: Steps])[] = [
  [
    'qr',
    'pix',
    async page => {
      await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
      await page.getByRole('button', { name: 'Copy Pix code' }).click()
      await expect(page.locator('[data-part="copy"]')).not.toHaveAttribute('data-state', 'idle')
      await page.getByRole('button', { name: 'I have paid' }).click()
    },
  ],
  [
    'upi',
    'upi',
    async page => {
      await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: /^Save/ }).click()
      await saved
      await page.locator('summary').click()
    },
  ],
  [
    'requisites',
    'bank_transfer_argentina',
    async page => {
      await page.getByRole('button', { name: /^Copy/ }).first().click()
      await sendNothing(page)
      await page.getByLabel('Transaction number').fill('123456')
      await page.getByRole('button', { name: 'I have made the transfer' }).click()
      await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible()
    },
  ],
  ['stk', 'mobile_money', async page => expect(page.locator('[data-rumba="stk"]')).toBeVisible()],
  [
    'otp',
    'mobile_money',
    async page => {
      await sendNothing(page)
      await page.getByLabel('One-time code').fill('not it')
      await page.getByRole('button', { name: 'Confirm' }).click()
      await expect(page.getByText('This code was not accepted.')).toBeVisible()
    },
  ],
  ['unknown', 'pix', async page => expect(page.locator('[data-rumba="unknown-challenge"]')).toBeVisible()],
]

for (const [kind, method, steps] of KINDS) {
  test(`pain 19: ${kind}: nothing but its own origin, no inline style, Trusted Types without a policy, to the end`, async ({
    page,
  }) => {
    if (kind === 'otp') await control('corners', { directChallenge: 'otp' })
    if (kind === 'unknown') await control('scenario', { scenario: 'unknown-challenge' })
    try {
      const faults = await watchPolicy(page)
      const order = `${method}-${Date.now()}`
      await page.goto(`${shop.origin}/orders/${order}`)
      await page.getByRole('button', { name: /^Pay / }).click()
      await expectState(page, 'paying')
      await steps(page)
      await play(await onlyTransaction(order), 'pay')
      await expectState(page, 'paid')
      expect([faults, await shop.reports()]).toEqual([[], []])
    } finally {
      await control('corners', { directChallenge: 'own' })
      await control('scenario', { scenario: 'by-amount' })
    }
  })
}

test('redirect: away, back and paid, with nothing that a policy is against', async ({ page }) => {
  const order = `paysafecard-${Date.now()}`
  const faults = await watchPolicy(page)
  await page.goto(`${shop.origin}/orders/${order}`)
  await page.getByRole('button', { name: /^Pay / }).click()
  await page.waitForURL(`${SANDBOX}/pay/**`)
  // The gateway's own page has a policy of its own.
  const elsewhere = new Set(faults.splice(0))
  expect([...elsewhere].filter(fault => !fault.startsWith(SANDBOX))).toEqual([])
  await page.getByRole('textbox').fill('1234567890123456')
  await page.getByRole('button', { name: /^Pay/ }).click()
  await page.waitForURL(`${shop.origin}/**`)
  await expectState(page, 'paid')
  expect(faults.filter(fault => !fault.startsWith(SANDBOX))).toEqual([])
  expect(await shop.reports()).toEqual([])
})

test('a page that breaks its policy is caught by each of these ways', async ({ page }) => {
  const faults = await watchPolicy(page)
  await page.goto(`${shop.origin}/orders/pix-${Date.now()}`)
  await page.getByRole('button', { name: /^Pay / }).waitFor()
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red')
    try {
      document.body.innerHTML = '<b>text</b>'
    } catch {}
    void fetch('https://somebody.example/').catch(() => {})
  })
  for (const way of [
    'style-src-attr',
    'inline style',
    'require-trusted-types-for',
    'connect-src',
    'somebody.example',
  ])
    await expect.poll(() => faults.filter(fault => fault.includes(way))).not.toEqual([])
  await expect.poll(async () => (await shop.reports()).length).toBeGreaterThanOrEqual(3)
})
