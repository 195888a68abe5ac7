import { ROUTES } from '@rumba/core'
import type { ProxyOptions } from './options.ts'

/** What may be asked at a path, and by which verb alone. */
export type Route = { readonly verb: string } & (
  | { readonly action: 'order' | 'create' | 'read' | 'stream' | 'confirm' | 'health' }
  | { readonly action: 'callback'; readonly token: string }
)

/** Where the gateway posts, with a callback token behind it or as `?t=`: nothing that a page knows of. */
const CALLBACK = '/callback'

const TABLE: ReadonlyMap<string, Route> = new Map<string, Route>([
  [ROUTES.order, { verb: 'GET', action: 'order' }],
  [ROUTES.payments, { verb: 'POST', action: 'create' }],
  [ROUTES.payment, { verb: 'GET', action: 'read' }],
  [ROUTES.events, { verb: 'GET', action: 'stream' }],
  [ROUTES.confirm, { verb: 'PUT', action: 'confirm' }],
  // For load balancers, so no part of the protocol.
  ['/health', { verb: 'GET', action: 'health' }],
])

/** Matches the path after `base`, byte for byte: no trailing slash, no encoded character, no case folding. */
export function findRoute(url: URL, base: string): Route | undefined {
  const { pathname } = url
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : ''
  const prefix = `${CALLBACK}/`
  const token =
    path === CALLBACK ? url.searchParams.get('t') : path.startsWith(prefix) && path.slice(prefix.length)
  return token ? { verb: 'POST', action: 'callback', token } : TABLE.get(path)
}

/** The origins whose pages are the shop's: its own, then those that it trusts. */
export const originsOf = ({ publicUrl, trustedOrigins = [] }: ProxyOptions): string[] =>
  [publicUrl, ...trustedOrigins].map(address => new URL(address).origin)

/** Path under which the proxy is mounted, without a trailing slash. */
export const basePath = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '')

/** Where the gateway is asked to call back for one payment. Both places of the token are taken, so the option may change any day. */
export const callbackUrl = (publicUrl: string, token: string, place: 'path' | 'query' = 'path'): string =>
  `${new URL(publicUrl).href.replace(/\/+$/, '')}${CALLBACK}${place === 'path' ? '/' : '?t='}${token}`
