import type { Handler, HonoRequest } from 'hono'
import { lostBody } from '../body.ts'
import type { RumbaProxy } from '../proxy.ts'

const HINT = 'Mount toHono above any middleware that reads the body, or read it there as c.req.arrayBuffer().'

/** Serves the proxy from Hono: `app.all('/api/rumba/*', toHono(proxy))`. Not through `app.mount`, which cuts the path. */
export const toHono =
  (proxy: Pick<RumbaProxy, 'fetch'>): Handler =>
  async context =>
    proxy.fetch(await toRequest(context.req), peerOf(context.env))

/** Where Hono runs on Node its server hands over the socket; elsewhere `clientIp` has to know. */
function peerOf(env: unknown): string | undefined {
  const { incoming } = (env ?? {}) as { readonly incoming?: { readonly socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}

/** Hono keeps what a middleware read; a form or an object made of it is no longer what was signed. */
async function toRequest(request: HonoRequest): Promise<Request> {
  const { raw, bodyCache } = request
  if (!raw.bodyUsed) return raw
  const body = bodyCache.arrayBuffer
    ? await request.arrayBuffer()
    : bodyCache.text
      ? await request.text()
      : lostBody(HINT)
  const { url, method, headers, signal } = raw
  const init = { method, headers, signal, body, duplex: 'half' }
  return new Request(url, init)
}
