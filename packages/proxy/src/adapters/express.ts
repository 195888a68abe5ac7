import type { Request, RequestHandler, Response } from 'express'
import { createNodeHandler, type MountedProxy } from './nodeHandler.ts'

/** Serves the proxy from Express 4 or 5. Mount it above `express.json()`: the signature covers the raw bytes. */
export function toExpress(proxy: MountedProxy): RequestHandler {
  const handle = createNodeHandler(
    proxy,
    'Mount toExpress above express.json(), or keep the bytes with express.json({ verify: keepRawBody }).',
  )
  return (request, response, next) => void handle(request, response, next)
}

/** For `express.json({ verify: keepRawBody })`: keeps the bytes beside the parsed body, where the proxy cannot be mounted above the parser. */
export const keepRawBody = (request: Request, _response: Response, bytes: Uint8Array): void =>
  void Object.assign(request, { rawBody: bytes })
