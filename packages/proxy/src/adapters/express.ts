import type { RequestHandler } from 'express'
import type { RumbaProxy } from '../proxy.ts'
import { toNode } from './node.ts'

/** Serves the proxy from Express 4 or 5. Mount it above `express.json()`: the signature covers the raw bytes. */
export function toExpress(proxy: Pick<RumbaProxy, 'fetch'>): RequestHandler {
  const handle = toNode(proxy)
  return (request, response, next) => {
    handle(request, response).catch((error: unknown) => next(error))
  }
}
