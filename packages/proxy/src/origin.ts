import type { Incoming } from './incoming.ts'
import type { ProxyOptions } from './options.ts'
import { Refusal } from './problem.ts'
import { originsOf } from './routes.ts'

/**
 * Makes the check which pages may call: a page of another site must not be able to start or confirm a payment in this visitor's
 * name. Origins are compared whole, as browsers send them.
 *
 * @returns throws `ORIGIN_REFUSED`
 */
export function createOriginCheck(options: ProxyOptions): (request: Incoming) => void {
  const ours = originsOf(options)
  const trusted = ours.slice(1)
  return ({ headers }) => {
    const origin = headers.get('origin')
    const site = headers.get('sec-fetch-site')
    const sameSite = site === null || site === 'same-origin'
    if (origin !== null && trusted.includes(origin)) return
    const referrer = headers.get('referer')
    const from = origin ?? (referrer !== null && URL.canParse(referrer) ? new URL(referrer).origin : referrer)
    // Browsers name the origin of such a call. One with cookies and without may be a browser that does not.
    const known = from === null ? site !== null || !headers.has('cookie') : ours.includes(from)
    if (!sameSite || !known) throw new Refusal('ORIGIN_REFUSED')
  }
}
