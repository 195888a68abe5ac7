import { lostBody } from '../body.ts'
import { createNodeHandler, type MountedProxy, type NodeHandler } from './nodeHandler.ts'

type RouteHandler = (request: Request) => Promise<Response>

export interface NextMountOptions {
  /** `basePath` of `next.config`, which Next cuts off before a route sees the address. Default: none. */
  readonly basePath?: string
}

/**
 * Route Handlers for the App Router: `export const { GET, POST, PUT, OPTIONS } = toNextApp(proxy)` in a `[...path]/route.ts`.
 */
export function toNextApp(
  proxy: MountedProxy,
  { basePath = '' }: NextMountOptions = {},
): Readonly<Record<'GET' | 'POST' | 'PUT' | 'OPTIONS', RouteHandler>> {
  const handle: RouteHandler = request => proxy.fetch(basePath ? toRequest(request, basePath) : request)
  return { GET: handle, POST: handle, PUT: handle, OPTIONS: handle }
}

/**
 * An API Route for the Pages Router: the default export of a `[...path].ts` that also exports
 * `config = { api: { bodyParser: false } }`.
 */
export function toNextPages(proxy: MountedProxy, { basePath = '' }: NextMountOptions = {}): NodeHandler {
  const handle = createNodeHandler(
    proxy,
    'Export config = { api: { bodyParser: false } } from the API Route.',
  )
  return (request, response) =>
    handle(Object.assign(request, { originalUrl: basePath + request.url }), response)
}

function toRequest(request: Request, basePath: string): Request {
  const { pathname, search, origin } = new URL(request.url)
  const { method, headers, signal } = request
  const body = request.bodyUsed
    ? lostBody('Call the Route Handler before anything reads the request.')
    : request.body
  const init = { method, headers, signal, body, duplex: 'half' }
  return new Request(origin + basePath + pathname + search, init)
}
