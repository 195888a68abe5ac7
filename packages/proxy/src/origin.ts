import type { ProxyOptions } from './options.ts'
import { Refusal } from './problem.ts'

/**
 * Makes the check which pages may call: a page of another site must not be able to start or confirm a payment in this visitor's
 * name. Origins are compared whole, as browsers send them.
 *
 * @returns throws `ORIGIN_REFUSED`
 */
export function createOriginCheck({
  publicUrl,
  trustedOrigins = [],
}: ProxyOptions): (request: Request) => void {
  const own = new URL(publicUrl).origin
  const trusted = trustedOrigins.map(address => new URL(address).origin)
  return ({ headers }) => {
    const origin = headers.get('origin')
    const site = headers.get('sec-fetch-site')
    const sameSite = site === null || site === 'same-origin'
    if (origin !== null) {
      if (!trusted.includes(origin) && !(origin === own && sameSite)) throw new Refusal('ORIGIN_REFUSED')
      return
    }
    const referrer = headers.get('referer')
    const foreign =
      referrer !== null && !(URL.canParse(referrer) && [own, ...trusted].includes(new URL(referrer).origin))
    // Browsers name the origin of such a call. One with cookies and without may be a browser that does not.
    const unnamed = site === null && referrer === null && headers.has('cookie')
    if (!sameSite || foreign || unnamed) throw new Refusal('ORIGIN_REFUSED')
  }
}
