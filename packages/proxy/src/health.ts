import type { Context } from './context.ts'
import { startDeadline } from './deadline.ts'
import { Refusal } from './problem.ts'
import { respondJson } from './respond.ts'

/** How long one look at the store serves all who ask, and how long it may take. */
const FRESH_MS = 1_000
const DEADLINE_MS = 2_000

/**
 * Answers a load balancer: 200 while the store can be read, since an instance without it can take no callback. The gateway is
 * not asked: its outage is no reason to stop taking callbacks.
 *
 * @throws {Refusal} `STORE_UNAVAILABLE`
 */
export function createHealth({ store, now }: Context): () => Promise<Response> {
  let lookedAt = Number.NEGATIVE_INFINITY
  let healthy: Promise<boolean> = Promise.resolve(false)
  return async () => {
    if (now() - lookedAt >= FRESH_MS) {
      lookedAt = now()
      healthy = inTime(store.get('health'))
    }
    if (!(await healthy)) throw new Refusal('STORE_UNAVAILABLE')
    return respondJson('{"status":"ok"}')
  }
}

const inTime = (read: Promise<unknown>): Promise<boolean> => {
  const { limit, end } = startDeadline(DEADLINE_MS)
  return limit(read)
    .then(
      () => true,
      () => false,
    )
    .finally(end)
}
