import { ROUTES } from '@rumba/core'

/** What a request wants, by its method and exact path. */
export type Route =
  | { readonly action: 'order' | 'create' | 'read' | 'stream' }
  | { readonly action: 'callback'; readonly token: string }
  | { readonly action: 'none' }
  | { readonly action: 'wrong-verb'; readonly allow: readonly string[] }

const TABLE: Readonly<
  Record<string, readonly [verb: string, action: 'order' | 'create' | 'read' | 'stream']>
> = {
  [ROUTES.order]: ['GET', 'order'],
  [ROUTES.payments]: ['POST', 'create'],
  [ROUTES.payment]: ['GET', 'read'],
  [ROUTES.events]: ['GET', 'stream'],
}

/** Matches the path after `base`, byte for byte: no trailing slash, no encoded character, no case folding. */
export function findRoute(verb: string, pathname: string, base: string): Route {
  if (!pathname.startsWith(`${base}/`)) return { action: 'none' }
  const path = pathname.slice(base.length)
  const entry = Object.hasOwn(TABLE, path) ? TABLE[path] : undefined
  if (entry) return entry[0] === verb ? { action: entry[1] } : { action: 'wrong-verb', allow: [entry[0]] }
  const token = path.startsWith(`${ROUTES.callback}/`) ? path.slice(ROUTES.callback.length + 1) : ''
  if (!/^[\w.-]{1,3000}$/.test(token)) return { action: 'none' }
  return verb === 'POST' ? { action: 'callback', token } : { action: 'wrong-verb', allow: ['POST'] }
}

/** Path under which the proxy is mounted, without a trailing slash. */
export const basePath = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '')

/** Where the gateway is asked to call back for one payment. */
export const callbackUrl = (publicUrl: string, token: string): string =>
  `${new URL(publicUrl).origin}${basePath(publicUrl)}${ROUTES.callback}/${token}`
