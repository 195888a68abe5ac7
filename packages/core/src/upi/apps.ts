import type { UpiLink } from './parse.ts'
import { UPI_SCHEMES, type UpiSchemeName } from './schemes.ts'

/** One app a buyer may pay with, and the link that opens it. */
export interface UpiAppLink {
  readonly scheme: UpiSchemeName
  /** Name to show; a brand, the same in every language. */
  readonly app: string
  /** The received link under the app's own scheme, its parameters untouched. It opens nothing where the app is not installed. */
  readonly href: string
}

/**
 * The choice of apps for a `upi:` link, since a phone may open one that the buyer does not use: one link for each app of
 * `UPI_SCHEMES`, in its order. Empty for a link of a single wallet, which is that wallet's alone.
 */
export function toUpiAppLinks({ scheme, href }: UpiLink): UpiAppLink[] {
  if (scheme !== 'upi') return []
  const query = href.slice(href.indexOf('?'))
  const links = new Map<string, UpiAppLink>()
  for (const [name, { app, path }] of Object.entries(UPI_SCHEMES)) {
    // An app with two schemes is offered by the first.
    if (name === 'upi' || links.has(app)) continue
    links.set(app, { scheme: name as UpiSchemeName, app, href: `${name}://${path}${query}` })
  }
  return [...links.values()]
}
