import { type Request, type Response, Router } from 'express'

/**
 * The demo's stand-in for a bank app: pays, declines or expires the live payment of an order through the sandbox's panel. Only
 * for the demo; a real shop has nothing like it.
 */
export function createDemoControls(sandboxUrl: string): Router {
  return Router().post(
    '/orders/:id/:move',
    async (request: Request<{ id: string; move: string }>, response: Response) => {
      const { id, move } = request.params
      if (!['pay', 'decline', 'expire'].includes(move)) return void response.sendStatus(404)
      const list = await fetch(new URL('/_sandbox/transactions', sandboxUrl))
      const { transactions } = (await list.json()) as {
        transactions: { request_id: string; reference: string; status: string }[]
      }
      const live = transactions.find(
        ({ reference, status }) =>
          reference.startsWith(`${id}-`) && (status === 'created' || status === 'pending'),
      )
      if (!live) return void response.status(409).json({ error: 'This order has no payment under way.' })
      const moved = await fetch(new URL(`/_sandbox/transactions/${live.request_id}/${move}`, sandboxUrl), {
        method: 'POST',
      })
      response.status(moved.ok ? 204 : 502).end()
    },
  )
}
