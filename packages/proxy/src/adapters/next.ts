import type { RumbaProxy } from '../proxy.ts'
import { createNodeHandler, type MountedProxy, type NodeHandler } from './nodeHandler.ts'

type RouteHandler = (request: Request) => Promise<Response>

/**
 * Route Handlers for the App Router: `export const { GET, POST, PUT } = toNextApp(proxy)` in a `[...path]/route.ts` that also
 * exports `runtime = 'nodejs'` and `dynamic = 'force-dynamic'`.
 */
export function toNextApp(
  proxy: Pick<RumbaProxy, 'fetch'>,
): Readonly<Record<'GET' | 'POST' | 'PUT', RouteHandler>> {
  const handle: RouteHandler = request => proxy.fetch(request)
  return { GET: handle, POST: handle, PUT: handle }
}

/**
 * An API Route for the Pages Router: the default export of a `[...path].ts` that also exports
 * `config = { api: { bodyParser: false } }`.
 */
export const toNextPages = (proxy: MountedProxy): NodeHandler =>
  createNodeHandler(proxy, 'Export config = { api: { bodyParser: false } } from the API Route.')
