import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type JSHandle, type Page, type Route, test } from '@playwright/test'
import { checkout, choose, expectState, order, pay } from './buyer.ts'
import { onlyTransaction, play } from './gateway.ts'
import { decodeQr } from './qr.ts'

const PHONE = { width: 390, height: 844 }
const STYLES = new URL('../packages/react/src/styles.css', import.meta.url)

/** Takes away what the demo shop has around the checkout; done when it is drawn. */
async function leaveOnlyTheCheckout(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('header, .receipt, .demo { display: none !important }')
    document.adoptedStyleSheets.push(sheet)
  })
  await drawn(page)
}

for (const viewport of [{ width: 360, height: 740 }, PHONE, { width: 1280, height: 800 }]) {
  test.describe(`at ${viewport.width} pixels`, () => {
    test.use({ viewport })

    test('nothing in the whole shop moves by itself, from its first page to paid', async ({ page }) => {
      await watchShifts(page)
      await page.route('**/api/{products,orders/*,rumba/order}', holdUntilPainted)
      await page.goto('/')
      await page.getByRole('button', { name: /Cerrado coffee/ }).click()
      expect(await shiftsOf(page)).toEqual([])
      await page.getByRole('link', { name: /Cart/ }).click()
      const placed = page.getByRole('button', { name: 'Go to payment' })
      await expect(placed).toBeVisible()
      expect(await shiftsOf(page)).toEqual([])
      await placed.click()
      await page.waitForURL(/\/orders\//)
      const id = page.url().split('/').at(-1) ?? ''
      await expectState(page, 'choosing')
      await choose(page, 'Pix')
      await page.route('**/api/rumba/payments', holdPastInput)
      await page.getByRole('button', { name: /^Pay / }).click()
      await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
      await expect(page.getByRole('button', { name: 'I have paid' })).toBeVisible()
      expect(await shiftsOf(page)).toEqual([])
      await page.reload()
      await expect(page.getByRole('button', { name: 'I have paid' })).toBeVisible()
      await play(await onlyTransaction(id), 'pay')
      await expectState(page, 'paid')
      await expect(page.locator('.thanks')).toBeVisible()
      expect(await shiftsOf(page)).toEqual([])
    })
  })
}

/** What a `layout-shift` says more; not among TypeScript's own, as not every browser has it. */
interface Shift extends PerformanceEntry {
  readonly hadRecentInput?: boolean
  readonly sources?: readonly { readonly node: Element | null }[]
}

/** Counts what moves in each page, from its first picture on. */
const watchShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const moved: string[] = []
    const note = (list: readonly Shift[]): void => {
      for (const { hadRecentInput, sources = [] } of list) {
        if (hadRecentInput) continue
        moved.push(sources.map(({ node }) => node?.outerHTML?.slice(0, 120)).join('\n'))
      }
    }
    const observer = new PerformanceObserver(list => note(list.getEntries()))
    observer.observe({ type: 'layout-shift', buffered: true })
    Object.assign(window, {
      shifts: () => {
        note(observer.takeRecords())
        return moved
      },
    })
  })

/** What moved since the page came, once it is drawn as it is now. */
async function shiftsOf(page: Page): Promise<string[]> {
  await drawn(page)
  return page.evaluate(() => (window as never as { shifts(): string[] }).shifts())
}

const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
  })

/** Answers after the page has been painted without the answer. */
async function holdUntilPainted(route: Route): Promise<void> {
  const page = route.request().frame().page()
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  await drawn(page)
  await route.fallback()
}

/** Answers when the press is so long ago that what the answer moves counts: half a second. */
async function holdPastInput(route: Route): Promise<void> {
  const page = route.request().frame().page()
  const answer = await route.fetch()
  await page.waitForFunction(
    at => performance.now() > at,
    (await page.evaluate(() => performance.now())) + 600,
  )
  await route.fulfill({ response: answer })
}

test('the code is saved and shared as a picture that says the same, by a name without the buyer', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.canShare = () => true
    navigator.share = async ({ files: [file] = [] }: ShareData = {}) => {
      Object.assign(window, { shared: [file?.name, [...new Uint8Array((await file?.arrayBuffer()) ?? [])]] })
    }
  })
  const id = await order(page)
  await pay(page, 'Pix')
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  const { code } = await onlyTransaction(id)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save QR code' }).click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('pix-42.90-RUMBA-DEMO-SHOP.png')
  expect(decodeQr(readFileSync(await saved.path()))).toBe(code)

  await page.getByRole('button', { name: 'Share QR code' }).click()
  const shared = await page.waitForFunction(
    () => (window as unknown as { readonly shared?: readonly [string, number[]] }).shared,
  )
  const [name, bytes] = (await shared.jsonValue()) ?? []
  expect(name).toBe(saved.suggestedFilename())
  expect(decodeQr(Buffer.from(bytes ?? []))).toBe(code)
})

test('on paper there is one page: the code, who is paid, how much, until when, black on white', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const id = await order(page)
  await pay(page, 'Pix')
  const qr = page.locator('svg[data-part="qr"]')
  await expect(qr).toBeVisible()
  await leaveOnlyTheCheckout(page)
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
  expect(pages).toHaveLength(1)

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const shown = await checkout(page).evaluate(element =>
    [...element.querySelectorAll<HTMLElement>('*')]
      .filter(part => part.children.length === 0 && part.textContent && part.checkVisibility())
      .filter(part => part.getBoundingClientRect().width > 1)
      .map(part => part.textContent),
  )
  expect(shown).toEqual([
    'Total',
    'R$42.90',
    'Pay with Pix',
    expect.stringMatching(/^Pay by \w{3} \d+, \d{4}/),
    'To',
    'RUMBA DEMO SHOP',
    'Amount',
    'R$42.90',
  ])
  // 96 pixels are 2.54 cm.
  expect((((await qr.boundingBox())?.width ?? 0) / 96) * 2.54).toBeGreaterThan(3)
  expect(decodeQr(await page.screenshot({ fullPage: true }))).toBe((await onlyTransaction(id)).code)
  const colours = await checkout(page).evaluate(element =>
    [element, ...element.querySelectorAll('dd, dt, strong')].map(part => getComputedStyle(part).color),
  )
  expect(new Set(colours)).toEqual(new Set(['rgb(0, 0, 0)']))
  await expect(checkout(page)).toHaveCSS('background-color', 'rgb(255, 255, 255)')
})

test('without any styles a buyer can scan, copy and pay all the same', async ({ page }) => {
  await page.route('**/*.css', route => route.abort())
  const id = await order(page)
  await pay(page, 'Pix')
  const qr = page.locator('svg[data-part="qr"]')
  await expect(qr).toBeVisible()
  expect((await qr.boundingBox())?.width).toBe(280)
  const transaction = await onlyTransaction(id)
  expect(decodeQr(await page.screenshot({ fullPage: true }))).toBe(transaction.code)
  await expect(page.getByRole('button', { name: 'Copy Pix code' })).toBeVisible()
  expect(await checkout(page).locator('[style], style').count()).toBe(0)
  await play(transaction, 'pay')
  await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`who asks for more contrast, or less motion, has it (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, contrast: 'more', reducedMotion: 'reduce' })
    await order(page)
    const enhanced = async (): Promise<unknown> =>
      (
        await new AxeBuilder({ page })
          .include('[data-rumba="checkout"]')
          .withRules(['color-contrast', 'color-contrast-enhanced'])
          .analyze()
      ).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
    await choose(page, 'Pix')
    expect(await enhanced()).toEqual([])
    await page.getByRole('button', { name: /^Pay / }).click()
    await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
    expect(await enhanced()).toEqual([])
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  })
}

test('in forced colours everything that has an outline or a meaning keeps it, and the code is read', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const id = await order(page)
  await choose(page, 'Pix')
  const method = page.locator('[data-part="method"]')
  const borders = await method.evaluateAll(parts => parts.map(part => getComputedStyle(part).borderColor))
  expect(borders[0]).not.toBe(borders[1])
  await page.getByRole('button', { name: /^Pay / }).click()
  await expect(page.locator('svg[data-part="qr"]')).toBeVisible()
  expect(decodeQr(await page.screenshot({ fullPage: true }))).toBe((await onlyTransaction(id)).code)
  const ground = await checkout(page).evaluate(part => getComputedStyle(part).backgroundColor)
  for (const part of ['primary', 'secondary', 'link', 'payee', 'code']) {
    await expect(checkout(page).locator(`[data-part="${part}"]`).first()).not.toHaveCSS(
      'border-color',
      ground,
    )
  }
  const dot = await page
    .locator('[data-part="live"]')
    .evaluate(part => getComputedStyle(part, '::before').borderColor)
  expect(dot).not.toBe(ground)
})

test('pain 21: the styles change nothing of the page around', async ({ page }) => {
  await page.setContent(HOST)
  const before = await stylesOfHost(page)
  expect(await before.evaluate(values => values.length)).toBeGreaterThan(50_000)
  await page.addStyleTag({ content: readFileSync(STYLES, 'utf8') })
  await expect(page.locator('[data-rumba="checkout"]')).toHaveCSS('border-radius', '18px')
  const after = await stylesOfHost(page)
  const changed = await page.evaluate(
    ([before, after]) => {
      const left = new Set(after)
      return { gone: before.filter(value => !left.delete(value)), come: [...left] }
    },
    [before, after] as const,
  )
  expect(changed).toEqual({ gone: [], come: [] })

  const outside = await page.evaluate(() => {
    const found: string[] = []
    const visit = (rules: CSSRuleList, inLayer: boolean): void => {
      for (const rule of rules) {
        if (rule instanceof CSSLayerBlockRule && rule.name === 'rumba') visit(rule.cssRules, true)
        else if (rule instanceof CSSMediaRule) visit(rule.cssRules, inLayer)
        else if (rule instanceof CSSKeyframesRule && rule.name.startsWith('rumba-')) continue
        // What is nested is inside of what it is nested in.
        else if (rule instanceof CSSStyleRule && inLayer && isOurs(rule.selectorText)) continue
        else found.push(rule.cssText)
      }
    }
    // Each alternative is about an element of ours, or one within.
    const isOurs = (selectors: string): boolean => {
      let outer = selectors
      while (outer.includes('(')) outer = outer.replace(/\([^()]*\)/g, '')
      return outer.split(',').every(selector => selector.includes('[data-rumba'))
    }
    for (const sheet of document.styleSheets) visit(sheet.cssRules, false)
    return found
  })
  expect(outside).toEqual([])
})

/** A page of a shop with nearly every element, some with attributes that are called as ours are. */
const HOST = `<!doctype html><html lang="en" data-theme="dark"><body data-state="ready"><header data-part="hint"><h1>A</h1><nav><a href="#">b</a></nav></header>
<main data-connection="offline"><p data-part="live">c</p><section><h2>d</h2><h3>e</h3><p>f <strong>g</strong> <small>h</small> <code>i</code></p></section>
<form data-part="primary"><fieldset><legend>j</legend><label>k <input></label><input type="radio" checked><input type="checkbox"><select><option>l</select><textarea></textarea></fieldset><button data-part="primary">m</button><button disabled data-part="secondary">n</button></form>
<ul><li data-part="method">o</li></ul><ol data-part="steps"><li>p</li></ol><dl data-part="details"><dt>q</dt><dd>r</dd></dl><table><tr><th>s<td>t</table><details open><summary>u</summary>v</details>
<blockquote>w</blockquote><pre>x</pre><hr><figure><figcaption>y</figcaption></figure><svg data-part="qr"><path d="M0 0h1"/></svg><img alt=""><video></video><dialog open>z</dialog><iframe title="1"></iframe><p data-part="hidden">2</p><div data-part="bone">3</div>
<div class="mount"><section data-rumba="checkout" data-state="paying"><p data-part="total">4</p></section></div></main><footer>5</footer></body></html>`

/** Every computed value of every element outside of ours, with its pseudo-elements; too many to leave the page. */
const stylesOfHost = (page: Page): Promise<JSHandle<string[]>> =>
  page.evaluateHandle(() => {
    // What is inside may be of another size, and would take what is around it along; the place is given.
    Object.assign((document.querySelector('.mount') as HTMLElement).style, {
      height: '9px',
      overflow: 'hidden',
    })
    const host = [...document.body.querySelectorAll('*')].filter(part => !part.closest('[data-rumba]'))
    return [document.documentElement, document.body, ...host].flatMap((part, index) =>
      [null, '::before', '::after', '::marker', '::placeholder'].flatMap(pseudo => {
        const style = getComputedStyle(part, pseudo)
        return [...style].map(
          name => `${index} ${part.tagName}${pseudo ?? ''} ${name}: ${style.getPropertyValue(name)}`,
        )
      }),
    )
  })
