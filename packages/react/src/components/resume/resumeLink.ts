import type { StartedPayment } from '@rumba/core'

/** What stands before the token in the fragment. */
const NAME = 'rumba-resume='

/**
 * A link by which another device goes on with a payment, for an hour. It carries the right to see and pay this one payment and no
 * other, in the fragment, which no server or `Referer` is sent; send it to nobody but the buyer.
 *
 * @param page address of the merchant's page with `<RumbaResume>`, absolute or relative to this one
 * @returns `undefined` where the proxy gave no token to resume by
 */
export function resumeLink({ resume }: StartedPayment, page: string): string | undefined {
  if (resume === undefined) return undefined
  const link = new URL(page, location.href)
  link.hash = NAME + resume
  return link.href
}

/**
 * The resume token that this page was opened with. It is taken out of the address at once and kept with the entry in the tab's
 * history, so that a reload goes on and another page does not.
 */
export function takeResumeToken(): string | undefined {
  const { hash, pathname, search } = location
  const parts = hash.slice(1).split('&')
  const token = parts.find(part => part.startsWith(NAME))?.slice(NAME.length)
  if (token !== undefined) {
    const rest = parts.filter(part => !part.startsWith(NAME)).join('&')
    history.replaceState(
      { ...history.state, rumbaResume: token },
      '',
      pathname + search + (rest && `#${rest}`),
    )
  }
  const kept: unknown = history.state?.rumbaResume
  return typeof kept === 'string' ? kept : undefined
}
