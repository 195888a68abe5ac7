import type { Context } from './context.ts'
import { type Answer, respondJson } from './respond.ts'
import { inTime } from './stores/limited.ts'

/** How long one look at the store serves all who ask, and how long it may take. */
const FRESH_MS = 1_000
const DEADLINE_MS = 2_000

/**
 * Answers a load balancer: 200 while the store can be read, since an instance without it can take no callback. The gateway is
 * not asked: its outage is no reason to stop taking callbacks.
 *
 * @throws {StoreUnavailableError}
 */
export function createHealth({ store, now }: Context): () => Promise<Answer> {
  let look: Promise<unknown> | undefined
  let lookedAt = 0
  return async () => {
    if (!look || Math.abs(now() - lookedAt) >= FRESH_MS) {
      lookedAt = now()
      look = inTime(() => store.get('health'), DEADLINE_MS)
    }
    await look
    return respondJson('{"status":"ok"}')
  }
}
