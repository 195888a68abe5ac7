import { ORDER_HEADER, REFERENCE_HEADER } from '@rumba/core'
import type { Incoming } from './incoming.ts'
import type { ProxyOptions } from './options.ts'
import { type Answer, respond } from './respond.ts'
import { originsOf } from './routes.ts'

/** Lets browsers call from pages of the trusted origins, without cookies. */
export interface Cors {
  /** Answers the question that a browser puts before such a call; `undefined` where it is not to be allowed. */
  preflight(request: Incoming): Answer | undefined
  /** Lets the page that called read the answer, where its origin is trusted. */
  allow(request: Incoming, answer: Answer): Answer
}

const PREFLIGHT_HEADERS: Answer['headers'] = {
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': `authorization, content-type, idempotency-key, if-none-match, last-event-id, ${ORDER_HEADER}, ${REFERENCE_HEADER}`,
  'access-control-max-age': '600',
}

export function createCors(options: ProxyOptions): Cors {
  const trusted = originsOf(options).slice(1)
  const allow: Cors['allow'] = (request, answer) => {
    const origin = request.headers.get('origin') ?? ''
    const granted = trusted.includes(origin) && {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'etag, retry-after, idempotent-replayed',
    }
    return { ...answer, headers: { ...answer.headers, vary: 'Origin', ...granted } }
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
