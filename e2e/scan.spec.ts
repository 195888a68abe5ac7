import { execFileSync } from 'node:child_process'
import { type CDPSession, expect, type Locator, type Page, test } from '@playwright/test'
import { scanQr } from './qr.ts'
import { LONGEST, PAYEE, SHORT } from './scan-page/codes.ts'
import { bundleScanPage } from './scan-page/openScanPage.ts'

const SCREENS = [
  { name: 'phone', width: 360, height: 800, density: 3, isMobile: true },
  { name: 'cheap phone', width: 360, height: 800, density: 1.5, isMobile: true },
  { name: 'desktop', width: 1280, height: 800, density: 1, isMobile: false },
] as const

interface Look {
  readonly name: string
  /** What makes it this look, for the page to say. */
  readonly query: string
  readonly media?: Parameters<Page['emulateMedia']>[0]
  readonly zoom?: number
  /** Of the column that the shop gives the checkout. */
  readonly width?: string
}

const LOOKS: readonly Look[] = [
  { name: 'light', query: '(prefers-color-scheme: light)' },
  { name: 'dark', query: '(prefers-color-scheme: dark)', media: { colorScheme: 'dark' } },
  { name: 'forced colours', query: '(forced-colors: active)', media: { forcedColors: 'active' } },
  { name: 'print', query: 'print', media: { media: 'print', colorScheme: 'dark' } },
  { name: '50 % in a column', query: 'all', zoom: 0.5, width: '27rem' },
  { name: '200 %', query: 'all', zoom: 2 },
]

const CODES = { short: SHORT, longest: LONGEST }

/** Around the symbol, as much of the screen as a camera sees besides. */
const MARGIN = 12

let open: (page: Page) => Promise<void>
test.beforeAll(async () => {
  open = await bundleScanPage()
})

for (const screen of SCREENS) {
  const { name, width, height, density, isMobile } = screen
  test.describe(name, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: density, isMobile, hasTouch: isMobile })

    test('two scanners read the shortest and the longest code, however the page is looked at or printed', async ({
      page,
    }) => {
      await open(page)
      const browser = await page.context().newCDPSession(page)
      const qr = page.locator('svg[data-part="qr"]')
      const misread: string[] = []
      const judge = async (look: string, code: string, picture: Buffer): Promise<void> => {
        for (const [scanner, text] of Object.entries(await scanQr(picture))) {
          if (text !== code) misread.push(`${scanner}: ${look}, ${code.length} characters`)
        }
      }
      for (const code of Object.values(CODES)) {
        await page.evaluate(([...given]) => (window as never as Scan).show(...given), [code, PAYEE] as const)
        // A code that is legal is drawn without a warning.
        await expect(page.locator('[data-rumba="pix-qr"][data-state="payable"]')).toContainText(code)
        for (const look of LOOKS) {
          await page.emulateMedia({ media: null, colorScheme: 'light', forcedColors: 'none', ...look.media })
          await zoomTo(browser, screen, look.zoom)
          await page.locator('#root').evaluate((root, width) => (root.style.width = width), look.width ?? '')
          expect(await page.evaluate(query => matchMedia(query).matches, look.query)).toBe(true)
          expect(await page.evaluate(() => devicePixelRatio)).toBe(density * (look.zoom ?? 1))
          await judge(look.name, code, await photograph(browser, qr))
        }
        await zoomTo(browser, screen)
        await page.emulateMedia({ media: null })
        await judge('paper', code, print(await page.pdf({ format: 'A4' })))
      }
      expect(misread).toEqual([])
    })
  })
}

interface Scan {
  show(code: string, payee: string): void
}

/** As a browser's zoom does it: the same glass, with fewer and larger pixels of CSS. */
const zoomTo = (browser: CDPSession, screen: (typeof SCREENS)[number], zoom = 1): Promise<unknown> =>
  browser.send('Emulation.setDeviceMetricsOverride', {
    width: Math.round(screen.width / zoom),
    height: Math.round(screen.height / zoom),
    deviceScaleFactor: screen.density * zoom,
    mobile: screen.isMobile,
  })

/** The symbol and what is around it, pixel by pixel of the glass; Playwright's own screenshot knows of no zoom. */
async function photograph(browser: CDPSession, qr: Locator): Promise<Buffer> {
  const clip = await qr.evaluate((symbol, margin) => {
    symbol.scrollIntoView({ block: 'center' })
    const { x, y, width, height } = symbol.getBoundingClientRect()
    return {
      x: x + scrollX - margin,
      y: y + scrollY - margin,
      width: width + 2 * margin,
      height: height + 2 * margin,
      scale: 1,
    }
  }, MARGIN)
  const { data } = await browser.send('Page.captureScreenshot', { clip })
  return Buffer.from(data, 'base64')
}

/** What comes out of a printer at 100 dots to the inch, a third of what any has. */
const print = (pdf: Buffer): Buffer =>
  execFileSync('pdftoppm', ['-r', '100', '-gray', '-png', '-singlefile', '-'], { input: pdf })
