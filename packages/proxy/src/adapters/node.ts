import { createNodeHandler, type MountedProxy, type NodeHandler } from './nodeHandler.ts'

export type { MountedProxy, NodeHandler } from './nodeHandler.ts'
export type { NodeRequest } from './nodeRequest.ts'
export type { NodeResponse } from './nodeResponse.ts'

/**
 * Serves the proxy from `node:http` or `node:http2`. The body must reach it unread, or as bytes in `request.rawBody`: the
 * signature covers the raw bytes.
 */
export const toNode = (proxy: MountedProxy): NodeHandler =>
  createNodeHandler(
    proxy,
    'Give toNode the request before anything reads its body, or keep the bytes as request.rawBody.',
  )
