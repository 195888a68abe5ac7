import type { Page } from '@playwright/test'

/**
 * Writes down, in order, what a page tells those who do not see it:
 *
 * - `says: …` a live region that was there before its words; one that comes with its words is spoken by some readers and not by
 *   others, so it does not count
 * - `alert: …` an alert, which every reader speaks also when it is new
 * - `focus: heading "…"` a move of the focus by the page's own script; what the buyer's own keys and presses do is not written
 */
export async function writeAnnouncements(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    const LIVE =
      '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]'
    const said = new WeakMap<Element, string>()
    const isThere = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
    const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    const look = (): void => {
      for (const region of document.querySelectorAll(LIVE)) {
        if (!isThere(region)) {
          said.delete(region)
          continue
        }
        const text = textOf(region)
        const isAlert = region.getAttribute('role') === 'alert'
        const before = said.get(region) ?? (isAlert ? '' : text)
        said.set(region, text)
        if (text && text !== before) heard.push(`${isAlert ? 'alert' : 'says'}: ${text}`)
      }
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    const { focus } = HTMLElement.prototype
    HTMLElement.prototype.focus = function (options) {
      focus.call(this, options)
      const kind = this.getAttribute('role') ?? { H2: 'heading', H3: 'heading', A: 'link' }[this.tagName]
      const name = this.getAttribute('aria-label') ?? (this as HTMLInputElement).labels?.[0] ?? this
      heard.push(
        `focus: ${kind ?? this.tagName.toLowerCase()} "${typeof name === 'string' ? name : textOf(name)}"`,
      )
    }
  })
  return () => page.evaluate(() => (window as never as { heard: string[] }).heard)
}
