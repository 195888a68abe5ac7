import type { Page } from '@playwright/test'
import { bundlePage } from '../bundlePage.ts'

const ORIGIN = 'http://scan.example'
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Scan</title><link rel="stylesheet" href="/styles.css">
<script type="module" src="/page.js"></script><div id="root"></div></html>`

/** Puts the checkout page into files, and answers what opens it in a browser without a server. */
export async function bundleScanPage(): Promise<(page: Page) => Promise<void>> {
  const files = await bundlePage(import.meta.dirname)
  return async page => {
    await page.route(`${ORIGIN}/**`, route => {
      const { pathname } = new URL(route.request().url())
      const contentType = pathname.endsWith('.css')
        ? 'text/css'
        : pathname.endsWith('.js')
          ? 'text/javascript'
          : 'text/html'
      return route.fulfill({ contentType, body: files.get(pathname) ?? PAGE })
    })
    await page.goto(ORIGIN)
    await page.waitForFunction(() => 'show' in window)
  }
}
