import type { Handler } from './handler.ts'
import type { RumbaProxy } from './proxy.ts'
import { toResponse } from './respond.ts'

type Fetch = RumbaProxy['fetch'] & { readonly direct?: Handler }

/** The `fetch` of a proxy, with what stands behind it. */
export const toFetch = (direct: Handler): Fetch =>
  Object.assign<RumbaProxy['fetch'], { direct: Handler }>(
    async (request, peer) => toResponse(await direct(request, peer)),
    { direct },
  )

/** What stands behind a `fetch`: it spares an adapter the `Request` and the `Response`. One that somebody wrapped has nothing of the kind. */
export const directOf = (fetch: Fetch): Handler | undefined => fetch.direct
