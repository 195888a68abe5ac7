import { ROUTES } from '@rumba/core'

/** What pages ask for. */
export type PageAction = 'order' | 'create' | 'read' | 'stream' | 'confirm'

/** What a request wants, by its method and exact path. */
export type Route =
  | { readonly action: PageAction | 'health' }
  | { readonly action: 'callback'; readonly token: string }
  | { readonly action: 'none' }
  | { readonly action: 'preflight'; readonly allow: readonly string[] }
  | { readonly action: 'wrong-verb'; readonly allow: readonly string[] }

/** For load balancers, so no part of the protocol. */
const HEALTH = '/health'

const TABLE: Readonly<Record<string, readonly [verb: string, action: PageAction | 'health']>> = {
  [ROUTES.order]: ['GET', 'order'],
  [ROUTES.payments]: ['POST', 'create'],
  [ROUTES.payment]: ['GET', 'read'],
  [ROUTES.events]: ['GET', 'stream'],
  [ROUTES.confirm]: ['PUT', 'confirm'],
  [HEALTH]: ['GET', 'health'],
}

/** Matches the path after `base`, byte for byte: no trailing slash, no encoded character, no case folding. */
export function findRoute(verb: string, { pathname, searchParams }: URL, base: string): Route {
  if (!pathname.startsWith(`${base}/`)) return { action: 'none' }
  const path = pathname.slice(base.length)
  const entry = Object.hasOwn(TABLE, path) ? TABLE[path] : undefined
  if (entry) {
    if (entry[0] === verb) return { action: entry[1] }
    // A browser asks before a page of another origin may call; nothing else does.
    const isPreflight = verb === 'OPTIONS' && entry[1] !== 'health'
    return { action: isPreflight ? 'preflight' : 'wrong-verb', allow: [entry[0]] }
  }
  const token =
    path === ROUTES.callback
      ? (searchParams.get('t') ?? '')
      : path.startsWith(`${ROUTES.callback}/`)
        ? path.slice(ROUTES.callback.length + 1)
        : ''
  if (!/^[\w.-]{1,3000}$/.test(token)) return { action: 'none' }
  return verb === 'POST' ? { action: 'callback', token } : { action: 'wrong-verb', allow: ['POST'] }
}

/** Path under which the proxy is mounted, without a trailing slash. */
export const basePath = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '')

/** Where the gateway is asked to call back for one payment. Both places of the token are taken, so the option may change any day. */
export const callbackUrl = (publicUrl: string, token: string, place: 'path' | 'query' = 'path'): string =>
  `${new URL(publicUrl).origin}${basePath(publicUrl)}${ROUTES.callback}${place === 'path' ? '/' : '?t='}${token}`
