import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { serveFolder } from '../serveFolder.mjs'

/** Storybook builds, and each of its pages of documentation is drawn: no test of a story ever opens one. */
export async function checkStorybook({ scratch, run }) {
  const folder = join(scratch, 'storybook')
  const code = await run(
    'pnpm',
    'exec',
    'storybook',
    'build',
    '--quiet',
    '--disable-telemetry',
    '--output-dir',
    folder,
  )
  if (code !== 0) return ['Storybook does not build.']
  const { origin, close } = await serveFolder(folder)
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  })
  const faults = await drawPages(
    browser,
    origin,
    JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')),
  )
  await browser.close()
  close()
  return faults
}

/** Opens one page after the other in one document, as a reader does. */
async function drawPages(browser, origin, { entries }) {
  const page = await browser.newPage()
  const pages = Object.values(entries).filter(({ type }) => type === 'docs')
  const faults = pages.length > 0 ? [] : ['Storybook has no page of documentation.']
  let isUp = false
  for (const { id } of pages) {
    if (isUp) await page.evaluate(turnTo, id)
    else await page.goto(`${origin}/iframe.html?id=${id}&viewMode=docs`)
    isUp = await page
      .locator('#storybook-docs h1:not([data-seen])')
      .waitFor({ timeout: 30_000 })
      .then(() => true)
      .catch(() => false)
    if (!isUp) faults.push(`The page ${id} stays empty.`)
  }
  return faults
}

/** In the browser: goes to another page, as a press on its name does. */
function turnTo(storyId) {
  document.querySelector('#storybook-docs h1').dataset.seen = ''
  globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId, viewMode: 'docs' })
}
