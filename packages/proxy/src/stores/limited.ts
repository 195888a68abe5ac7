import { StoreUnavailableError } from '../errors.ts'
import type { Store } from './contract.ts'

/**
 * How long a call to the store may take. A connection can stand while nothing ever comes, and whoever waited for it would hold
 * a callback unanswered and a payment's work undone for ever. With the 15 seconds of a create call, an attempt is over 20
 * seconds after it began: that is when another may be started.
 */
const PATIENCE_MS = 5_000

/** The same store, with every call given up in time. What was given up may still happen: `replace` then decides, as always. */
export function limitStore(store: Store): Store {
  return {
    insert: record => inTime(() => store.insert(record)),
    get: reference => inTime(() => store.get(reference)),
    list: order => inTime(() => store.list(order)),
    replace: record => inTime(() => store.replace(record)),
    open: (limit, after) => inTime(() => store.open(limit, after)),
    due: now => inTime(() => store.due(now)),
    lease: (name, holder, ttlMs) => inTime(() => store.lease(name, holder, ttlMs)),
    release: (name, holder) => inTime(() => store.release(name, holder)),
    ...(store.hints ? { hints: store.hints } : {}),
  }
}

/** @throws {StoreUnavailableError} the call failed or took too long */
async function inTime<Value>(call: () => Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    try {
      timer = setTimeout(() => {
        // If it was this process that had no time, the answer is here and is read first.
        timer = setTimeout(() => reject(new StoreUnavailableError('it did not answer in time')))
      }, PATIENCE_MS)
    } catch {
      // Some runtimes allow no timer before the first request.
    }
  })
  try {
    return await Promise.race([call(), expired])
  } catch (error) {
    throw error instanceof StoreUnavailableError ? error : new StoreUnavailableError('it failed', error)
  } finally {
    clearTimeout(timer)
  }
}
