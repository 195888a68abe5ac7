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
  return Object.entries(UPI_SCHEMES).flatMap(([name, { app, path }]) =>
    // `tez` is what Google Pay was called before.
    name === 'upi' || name === 'tez'
      ? []
      : [{ scheme: name as UpiSchemeName, app, href: `${name}://${path}${query}` }],
  )
}
