import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { writeAnnouncements } from './announcements.ts'
import { checkout, choose, expectState, order, pay } from './buyer.ts'
import { onlyTransaction, play } from './gateway.ts'
import { decodeQr } from './qr.ts'

/** The lines of a transcript as they are written below. */
const lines = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

test.describe('what is announced', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('from choosing to paid: each piece of news once, and the focus on the title of each new screen', async ({
    page,
  }) => {
    await page.clock.install()
    const heard = await writeAnnouncements(page)
    const id = await order(page)
    await expectState(page, 'choosing')
    await expect(page.locator('body')).toBeFocused()
    await choose(page, 'Pix')
    await page.getByLabel('CPF or CNPJ').fill('111.444.777-36')
    await page.getByRole('button', { name: /^Pay / }).click()
    const summary = page.getByRole('region', { name: 'Please check one field:' })
    await expect(summary).toBeFocused()
    await summary.getByRole('link').click()
    await expect(page.getByLabel('CPF or CNPJ')).toBeFocused()
    await page.getByLabel('CPF or CNPJ').fill('11144477735')
    await page.getByRole('button', { name: /^Pay / }).click()
    await expect(heading(page, 'Pay with Pix')).toBeFocused()
    await expect(checkout(page)).toMatchAriaSnapshot(`
      - region "Payment":
        - paragraph:
          - text: Total
          - strong: R$42.90
        - heading "Pay with Pix" [level=2]
        - img "Pix QR code for R$42.90 to RUMBA DEMO SHOP"
        - timer: /1[45]:\\d\\d left to pay/
        - status
        - button "Copy Pix code"
        - status
        - paragraph: Pix code to copy and paste
        - code: /^0002/
        - heading "Your bank will show" [level=3]
        - term: To
        - definition: RUMBA DEMO SHOP
        - term: Amount
        - definition: R$42.90
        - list:
          - listitem: Open your bank app and choose Pix.
          - listitem: Scan the QR code, or paste the copied code.
          - listitem: Check the name and the amount, then confirm.
        - status: Waiting for your payment…
        - button "I have paid"
        - button "Pay another way"
    `)
    await page.getByRole('button', { name: 'Copy Pix code' }).click()
    await expect(page.getByRole('button', { name: 'Code copied' })).toBeFocused()
    await page.clock.fastForward('14:01')
    await expect.poll(async () => (await heard()).join('\n')).toContain('1 minute left')
    await expect(page.locator('[data-part="copy"] button')).toBeFocused()
    await play(await onlyTransaction(id), 'pay')
    await expect(heading(page, 'Paid')).toBeFocused()
    await expect(checkout(page)).toMatchAriaSnapshot(`
      - region "Payment":
        - paragraph:
          - text: Total
          - strong: R$42.90
        - heading "Paid" [level=2]
        - paragraph: We have received R$42.90. Thank you!
    `)
    expect(await heard()).toEqual(
      lines(`
        focus: section "Please check one field:"
        focus: input "CPF or CNPJ"
        says: Preparing your payment…
        focus: heading "Pay with Pix"
        says: Code copied
        says: 1 minute left to pay
        focus: heading "Paid"
        says: We have received R$42.90. Thank you!
      `),
    )
  })

  const ENDS = [
    ['decline', 'Payment declined', 'It was not accepted. Nothing was charged.', 'Try again'],
    [
      'expire',
      'The time to pay is over',
      'The code no longer works. If you have paid already, the payment still counts.',
      'Get a new code',
    ],
  ] as const
  for (const [move, title, text, button] of ENDS) {
    test(`${move}d: the title has the focus, the text is said, and the way on leads back to the methods`, async ({
      page,
    }) => {
      const heard = await writeAnnouncements(page)
      const id = await order(page)
      await pay(page, 'Pix')
      await expect(heading(page, 'Pay with Pix')).toBeFocused()
      await play(await onlyTransaction(id), move)
      await expect(heading(page, title)).toBeFocused()
      await page.keyboard.press('Tab')
      await expect(page.getByRole('button', { name: button })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(page.locator('legend')).toBeFocused()
      await page.getByRole('button', { name: /^Pay / }).click()
      await expect(heading(page, 'Pay with Pix')).toBeFocused()
      expect(await heard()).toEqual(
        lines(`
          says: Preparing your payment…
          focus: heading "Pay with Pix"
          focus: heading "${title}"
          says: ${text}
          focus: legend "How would you like to pay?"
          says: Preparing your payment…
          focus: heading "Pay with Pix"
        `),
      )
    })
  }

  test('unreachable, asked by hand, and back: said once each, and the focus stays where it is', async ({
    page,
  }) => {
    await page.clock.install()
    const heard = await writeAnnouncements(page)
    await order(page)
    await page.route('**/payments/me**', route => route.abort())
    await pay(page, 'Pix')
    const asks = page.getByRole('button', { name: 'I have paid' })
    await asks.focus()
    await expect
      .poll(async () => {
        await page.clock.fastForward(30_000)
        return (await heard()).join('\n')
      })
      .toContain('We cannot see your payment now')
    await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
    await page.unroute('**/payments/me**')
    await asks.press('Enter')
    await expect(page.getByText('Waiting for your payment…')).toBeVisible()
    await expect(asks).toBeFocused()
    expect(await heard()).toEqual(
      lines(`
        says: Preparing your payment…
        focus: heading "Pay with Pix"
        says: We cannot see your payment now. The code is still good; no payment is lost.
        says: Checking…
        says: Waiting for your payment…
      `),
    )
  })

  test('a page that has just come says nothing and leaves the focus alone, whatever it shows', async ({
    page,
  }) => {
    const heard = await writeAnnouncements(page)
    const id = await order(page)
    await pay(page, 'Pix')
    await expectState(page, 'paying')
    await page.reload()
    await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
    await expect(page.locator('body')).toBeFocused()
    expect(await heard()).toEqual([])
    await play(await onlyTransaction(id), 'pay')
    await expectState(page, 'paid')
    await page.reload()
    await expectState(page, 'paid')
    await expect(page.locator('body')).toBeFocused()
    await expect.poll(heard).toEqual(['says: We have received R$42.90. Thank you!'])
  })

  test('a field of the merchant keeps the focus while screens change', async ({ page }) => {
    const id = await order(page)
    await pay(page, 'Pix')
    await expectState(page, 'paying')
    const field = page.getByRole('combobox', { name: 'Language' })
    await field.focus()
    await play(await onlyTransaction(id), 'pay')
    await expectState(page, 'paid')
    await expect(field).toBeFocused()
  })
})

/** The state of the screens a buyer can be in, one after the other. */
async function throughScreens(page: Page, look: (screen: string) => Promise<void>): Promise<void> {
  const id = await order(page)
  await choose(page, 'Pix')
  await page.getByLabel('CPF or CNPJ').fill('1')
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(page.locator('[data-part="errors"]')).toBeFocused()
  await look('form with an error')
  await page.getByLabel('CPF or CNPJ').fill('11144477735')
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  await look('code')
  await play(await onlyTransaction(id), 'decline')
  await expectState(page, 'declined')
  await look('declined')
  await page.getByRole('button', { name: 'Try again' }).click()
  await pay(page, 'Pix')
  await expectState(page, 'paying')
  await page.locator('[data-demo="pay"]').click()
  await expectState(page, 'paid')
  await look('paid')
}

/** What does not fit into its place: what makes the page scroll sideways, and words that are cut. */
const cutIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const wide = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []
    const cut = [...document.querySelectorAll<HTMLElement>('[data-rumba] *')].filter(element => {
      const { overflowX, overflowY } = getComputedStyle(element)
      const hidden = element.closest('[data-part="hidden"]') ?? element.closest('svg')
      const { left, right } = element.getBoundingClientRect()
      return (
        !hidden &&
        ((overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
          (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1) ||
          left < 0 ||
          right > clientWidth)
      )
    })
    return [...wide, ...cut.map(({ outerHTML }) => outerHTML.slice(0, 120))]
  })

/** Draws with the widest text spacing that WCAG 1.4.12 names, by a sheet as a user's own: no policy of a page is against it. */
const setSpacing = (page: Page, isWide: boolean): Promise<void> =>
  page.evaluate(wide => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets = wide ? [sheet] : []
  }, isWide)

test.describe('zoomed to 400 % on a screen of 1280 by 1024', () => {
  test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 })

  test('nothing scrolls sideways and nothing is cut, with the widest text spacing too', async ({ page }) => {
    await throughScreens(page, async screen => {
      expect([screen, ...(await cutIn(page))]).toEqual([screen])
      await setSpacing(page, true)
      expect([screen, 'spaced', ...(await cutIn(page))]).toEqual([screen, 'spaced'])
      await setSpacing(page, false)
    })
  })
})

test('in forced colours the code is read from the picture, and each control has a line around it or under it', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await throughScreens(page, async screen => {
    if (screen === 'code') {
      const code = await page.locator('[data-part="code"]').textContent()
      expect(decodeQr(await page.screenshot({ fullPage: true }))).toBe(code)
    }
    const bare = await checkout(page)
      .locator('button, a, input:not([type="radio"]), select, label[data-part="method"]')
      .evaluateAll(controls =>
        controls
          .filter(control => {
            const style = getComputedStyle(control)
            const ground = getComputedStyle(document.body).backgroundColor
            const isLined = style.borderTopWidth !== '0px' && style.borderTopColor !== ground
            return !isLined && !style.textDecorationLine.includes('underline')
          })
          .map(({ outerHTML }) => outerHTML),
      )
    expect([screen, ...bare]).toEqual([screen])
  })
})

test('on every screen: no rule of axe is broken, and each target is 24 pixels or more in both directions', async ({
  page,
}) => {
  // axe weighs every element of each screen; on a busy machine that is most of the usual time.
  test.setTimeout(90_000)
  await throughScreens(page, async screen => {
    // Nothing here is in a frame, and to look for one axe opens a page beside this one, each time.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(EVERY_RULE).analyze()
    expect([screen, ...violations]).toEqual([screen])
    const small = await checkout(page)
      .locator('button, a, input:not([type="radio"]), select, summary, label[data-part="method"]')
      .evaluateAll(targets =>
        targets
          .filter(target => {
            const { width, height } = target.getBoundingClientRect()
            return width < 24 || height < 24
          })
          .map(({ outerHTML }) => outerHTML),
      )
    expect([screen, ...small]).toEqual([screen])
  })
})

/** Those that axe leaves off unless told otherwise too; AAA apart. */
const EVERY_RULE = {
  rules: Object.fromEntries(
    [
      'css-orientation-lock',
      'focus-order-semantics',
      'hidden-content',
      'label-content-name-mismatch',
      'p-as-heading',
      'table-fake-caption',
      'target-size',
      'td-has-header',
    ].map(rule => [rule, { enabled: true }]),
  ),
}

/** Presses Tab until the focus is at the wanted control; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const { left, top, width, height } = element.getBoundingClientRect()
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
      const labels = [...((element as HTMLInputElement).labels ?? [])]
      const isOutlined = (shown: Element): boolean => {
        const { outlineStyle, outlineWidth } = getComputedStyle(shown)
        return outlineStyle !== 'none' && outlineWidth !== '0px'
      }
      return {
        name: [element.ariaLabel ?? '', element.textContent, ...labels.map(label => label.textContent)].join(
          ' ',
        ),
        isSeen: onTop !== null && (element.contains(onTop) || onTop.contains(element)),
        isMarked: [element, ...labels].some(isOutlined),
      }
    })
    expect(stop).toEqual({ name: stop.name, isSeen: true, isMarked: true })
    if (name.test(stop.name)) return
  }
  throw new Error(`the Tab key never came to ${name}`)
}

test('by keyboard alone, from the shop to paid, on a screen of 320 by 256: each stop is seen and marked', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto('/')
  await page.getByRole('button', { name: /Cerrado coffee/ }).waitFor()
  await tabTo(page, /Cerrado coffee/)
  await page.keyboard.press('Enter')
  await page.goto('/cart')
  await page.getByRole('button', { name: 'Go to payment' }).waitFor()
  await tabTo(page, /^ ?Go to payment/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/orders\//)
  const id = page.url().split('/').at(-1) ?? ''
  await expectState(page, 'choosing')
  await tabTo(page, /Pix/)
  // Arrows move through the group, and Space chooses.
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /paysafecard/ })).toBeChecked()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio', { name: /Pix/ })).toBeChecked()
  await tabTo(page, /First name/)
  await page.keyboard.type('Ana')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Souza')
  // Enter in a field sends the form: a field is missing.
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-part="errors"]')).toBeFocused()
  await tabTo(page, /CPF or CNPJ is missing/)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('CPF or CNPJ')).toBeFocused()
  await page.keyboard.type('11144477735')
  await tabTo(page, /^ ?Pay /)
  await page.keyboard.press('Space')
  await expect(heading(page, 'Pay with Pix')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Copy Pix code' })).toBeVisible()
  await tabTo(page, /Copy Pix code/)
  await page.keyboard.press('Enter')
  await tabTo(page, /I have paid/)
  await page.keyboard.press('Space')
  await tabTo(page, /Pay another way/)
  await page.keyboard.press('Enter')
  await expect(page.locator('legend')).toBeFocused()
  await tabTo(page, /^ ?Pay /)
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Pay with Pix')).toBeFocused()
  await play(await onlyTransaction(id), 'pay')
  await expect(heading(page, 'Paid')).toBeFocused()
})
