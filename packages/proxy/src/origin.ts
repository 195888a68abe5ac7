import { ORDER_HEADER, REFERENCE_HEADER } from '@rumba/core'
import type { ProxyOptions } from './options.ts'
import { Refusal } from './problem.ts'
import { respond } from './respond.ts'

/** Which pages may call. Origins are compared whole, as browsers send them. */
export interface Origins {
  /**
   * A page of another site must not be able to start or confirm a payment in this visitor's name.
   *
   * @throws {Refusal} `ORIGIN_REFUSED`
   */
  require(request: Request): void
  /** Answers the question that a browser puts before a call from another origin; `undefined` where it is not to be allowed. */
  preflight(request: Request): Response | undefined
  /** Lets the page that called read the answer, where `cors` is on and its origin is trusted. */
  allow(request: Request, response: Response): Response
}

const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': `authorization, content-type, idempotency-key, if-none-match, last-event-id, ${ORDER_HEADER}, ${REFERENCE_HEADER}`,
  'access-control-max-age': '600',
}

export function createOrigins({ publicUrl, trustedOrigins = [], cors = false }: ProxyOptions): Origins {
  const own = new URL(publicUrl).origin
  const trusted = trustedOrigins.map(address => new URL(address).origin)
  const isAllowed = ({ headers }: Request): boolean => cors && trusted.includes(headers.get('origin') ?? '')
  const allow: Origins['allow'] = (request, response) => {
    if (cors) response.headers.append('vary', 'Origin')
    if (isAllowed(request)) {
      response.headers.set('access-control-allow-origin', request.headers.get('origin') ?? '')
      response.headers.set('access-control-expose-headers', 'etag, retry-after, idempotent-replayed')
    }
    return response
  }
  return {
    require({ headers }) {
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
    },
    preflight(request) {
      return request.method === 'OPTIONS' && isAllowed(request)
        ? allow(request, respond(null, 204, PREFLIGHT_HEADERS))
        : undefined
    },
    allow,
  }
}
