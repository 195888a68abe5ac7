import { ORDER_HEADER, REFERENCE_HEADER } from '@rumba/core'
import type { ProxyOptions } from './options.ts'
import { respond } from './respond.ts'

/** Lets browsers call from pages of the trusted origins, without cookies. */
export interface Cors {
  /** Answers the question that a browser puts before such a call; `undefined` where it is not to be allowed. */
  preflight(request: Request): Response | undefined
  /** Lets the page that called read the answer, where its origin is trusted. */
  allow(request: Request, response: Response): Response
}

const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': `authorization, content-type, idempotency-key, if-none-match, last-event-id, ${ORDER_HEADER}, ${REFERENCE_HEADER}`,
  'access-control-max-age': '600',
}

export function createCors({ trustedOrigins = [] }: ProxyOptions): Cors {
  const trusted = trustedOrigins.map(address => new URL(address).origin)
  const allow: Cors['allow'] = ({ headers }, response) => {
    const origin = headers.get('origin') ?? ''
    response.headers.append('vary', 'Origin')
    if (trusted.includes(origin)) {
      response.headers.set('access-control-allow-origin', origin)
      response.headers.set('access-control-expose-headers', 'etag, retry-after, idempotent-replayed')
    }
    return response
  }
  return {
    preflight(request) {
      return request.method === 'OPTIONS' && trusted.includes(request.headers.get('origin') ?? '')
        ? allow(request, respond(null, 204, PREFLIGHT_HEADERS))
        : undefined
    },
    allow,
  }
}
