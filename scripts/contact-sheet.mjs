// Every story in every look, on one sheet for each look, to be looked at: `npm run contact-sheet` writes `.sheet/`. Names of
// stories, or parts of them, as arguments draw only those; names of looks only these looks.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { serveFolder } from './serveFolder.mjs'

const LOOKS = {
  'phone-light': { width: 360, globals: 'theme:light' },
  'phone-dark': { width: 360, globals: 'theme:dark' },
  'phone-rtl': { width: 360, globals: 'dir:rtl', turned: true },
  'phone-contrast': { width: 360, globals: 'theme:light', media: { contrast: 'more' } },
  'phone-forced': { width: 360, globals: 'theme:light', media: { forcedColors: 'active' } },
  /** A desktop of 1280 pixels at 400 %. */
  zoomed: { width: 320, globals: 'theme:light' },
  'desktop-light': { width: 1280, globals: 'theme:light' },
  'desktop-dark': { width: 1280, globals: 'theme:dark' },
}
const PAGES_AT_ONCE = 4
/** Nothing has changed for so long: the story is as it stays. */
const QUIET_MS = 400
const COLUMNS = { 320: 6, 360: 6, 1280: 2 }

const root = fileURLToPath(new URL('..', import.meta.url))
const named = process.argv.slice(2)
const wantedLooks = named.filter(name => name in LOOKS)
const looks = Object.entries(LOOKS).filter(([look]) => wantedLooks.length === 0 || wantedLooks.includes(look))
const wanted = named.filter(name => !(name in LOOKS))
const sheets = join(root, '.sheet')
const scratch = mkdtempSync(join(tmpdir(), 'rumba-sheet-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

const build = spawnSync('pnpm', ['exec', 'storybook', 'build', '--quiet', '--output-dir', scratch], {
  cwd: root,
  stdio: 'inherit',
})
if (build.status !== 0) process.exit(1)

const { origin, close } = await serveFolder(scratch)
const { entries } = JSON.parse(readFileSync(join(scratch, 'index.json'), 'utf8'))
const stories = Object.values(entries).filter(
  ({ type, id }) => type === 'story' && (wanted.length === 0 || wanted.some(part => id.includes(part))),
)

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })
for (const [look, { width, globals, media, turned }] of looks) {
  const folder = join(sheets, look)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const queue = stories.values()
  await Promise.all(
    Array.from({ length: PAGES_AT_ONCE }, async () => {
      const page = await browser.newPage({ viewport: { width, height: 640 } })
      page.setDefaultTimeout(120_000)
      if (media) await page.emulateMedia(media)
      for (const { id } of queue) {
        await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=${globals};a11y.manual:!true`)
        await settled(page)
        if (turned) await turn(page)
        await page.screenshot({ path: join(folder, `${id}.png`), fullPage: true })
      }
      await page.close()
    }),
  )
  await printSheet(look, width)
  console.log(`${look}: ${stories.length} stories`)
}
await browser.close()
close()

/** Done when the play function has ended and nothing more comes. */
async function settled(page) {
  await page.waitForFunction(() => window.__STORYBOOK_PREVIEW__?.currentRender?.phase === 'finished')
  await page.waitForLoadState('networkidle')
  await page.evaluate(
    quietMs =>
      new Promise(resolve => {
        const observer = new MutationObserver(() => {
          clearTimeout(quiet)
          quiet = setTimeout(end, quietMs)
        })
        let quiet = setTimeout(end, quietMs)
        // Not the text, in which seconds run.
        observer.observe(document.body, { subtree: true, childList: true, attributes: true })
        function end() {
          observer.disconnect()
          scrollTo(0, 0)
          requestAnimationFrame(() => requestAnimationFrame(resolve))
        }
      }),
    QUIET_MS,
  )
}

/** The checkout reads the way its words do, and no language of a story is read from right to left. */
const turn = page =>
  page.evaluate(() => {
    for (const part of document.querySelectorAll('[data-rumba][dir]')) part.dir = 'rtl'
  })

/** All pictures of a look on one page, each under its story's name. */
async function printSheet(look, width) {
  const scale = width > 1_000 ? 0.5 : 1
  const page = await browser.newPage({
    viewport: { width: COLUMNS[width] * (width * scale + 16) + 16, height: 640 },
  })
  const figures = stories.map(({ id }) => {
    const picture = readFileSync(join(sheets, look, `${id}.png`)).toString('base64')
    return `<figure><figcaption>${id}</figcaption><img width="${width * scale}" src="data:image/png;base64,${picture}"></figure>`
  })
  await page.setContent(
    `<!doctype html><style>body{margin:8px;font:11px sans-serif;background:#999;column-width:${width * scale}px;column-gap:16px}figure{margin:0 0 16px;break-inside:avoid}img{display:block}</style>${figures.join('')}`,
  )
  await page.screenshot({ path: join(sheets, `${look}.png`), fullPage: true })
  await page.close()
}
