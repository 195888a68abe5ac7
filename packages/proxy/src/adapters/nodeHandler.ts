import { handlers } from '../handlers.ts'
import type { RumbaProxy } from '../proxy.ts'
import type { Answer } from '../respond.ts'
import { type NodeRequest, targetOf, toIncoming } from './nodeRequest.ts'
import { type NodeResponse, sendAnswer } from './nodeResponse.ts'

/** What an adapter needs of a proxy. */
export type MountedProxy = Pick<RumbaProxy, 'basePath' | 'fetch'>

/**
 * Answers a request. With `next` (Express, Connect) other paths than the proxy's are passed on untouched, and failures too;
 * without it they are answered with 404 and 500. Never rejects.
 */
export type NodeHandler = (
  request: NodeRequest,
  response: NodeResponse,
  next?: (error?: unknown) => void,
) => Promise<void>

/** @param hint how to mount the proxy so that the body reaches it unread */
export function createNodeHandler(proxy: MountedProxy, hint: string): NodeHandler {
  return async (request, response, next) => {
    if (next && !targetOf(request).startsWith(`${proxy.basePath}/`)) {
      next()
      return
    }
    const signal = watchClient(response)
    try {
      await answerOf(proxy, request, signal, hint)
        // Apart, so that a stream held for long does not keep what was asked.
        .then(answer => sendAnswer(answer, request, response, signal))
    } catch (error) {
      if (response.headersSent) breakOff(response)
      else if (next) next(error)
      else {
        response.statusCode = 500
        response.end()
      }
    }
  }
}

/** What the proxy says to a request; without a `Request` and a `Response` where its `fetch` is its own. */
export function answerOf(
  proxy: MountedProxy,
  request: NodeRequest,
  signal: AbortSignal,
  hint: string,
): Promise<Answer | Response> {
  const incoming = toIncoming(request, signal, hint)
  const peer = request.socket.remoteAddress
  return handlers.get(proxy.fetch)?.(incoming, peer) ?? proxy.fetch(incoming.full, peer)
}

/** Ends an answer so that the client cannot take it for whole. */
export const breakOff = (response: NodeResponse): void =>
  void response.destroy(new Error('the answer failed half-way'))

/** Aborts when the connection is lost before the answer is complete. */
export function watchClient(response: NodeResponse): AbortSignal {
  const gone = new AbortController()
  response.on('close', () => {
    if (!response.writableEnded) gone.abort()
  })
  return gone.signal
}
