import { StoreUnavailableError } from '../errors.ts'
import type { Store } from './contract.ts'

/**
 * How long a call to the store may take. A connection can stand while nothing ever comes, and whoever waited for it would hold
 * a callback unanswered and a payment's work undone for ever. With the 15 seconds of a create call, an attempt is over 20
 * seconds after it began: that is when another may be started.
 */
const PATIENCE_MS = 5_000

/**
 * The same store, with every call given up in time. What was given up may still happen: `replace` then decides, as always.
 *
 * @param store may be on its way: a call waits for it within its time
 */
export function limitStore(store: Store | Promise<Store>): Omit<Store, 'hints'> {
  const call = <Value>(put: (store: Store) => Promise<Value>): Promise<Value> =>
    inTime(async () => put(await store))
  return {
    insert: record => call(store => store.insert(record)),
    get: reference => call(store => store.get(reference)),
    list: order => call(store => store.list(order)),
    replace: record => call(store => store.replace(record)),
    open: (limit, after) => call(store => store.open(limit, after)),
    due: now => call(store => store.due(now)),
    lease: (name, holder, ttlMs) => call(store => store.lease(name, holder, ttlMs)),
    release: (name, holder) => call(store => store.release(name, holder)),
  }
}

/** @throws {StoreUnavailableError} the call failed or took longer than `patienceMs` */
export const inTime = <Value>(call: () => Promise<Value>, patienceMs: number = PATIENCE_MS): Promise<Value> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const fail = (error: unknown): void => {
      clearTimeout(timer)
      reject(error instanceof StoreUnavailableError ? error : new StoreUnavailableError('it failed', error))
    }
    try {
      timer = setTimeout(() => {
        // If it was this process that had no time, the answer is here and is read first.
        timer = setTimeout(() => fail(new StoreUnavailableError('it did not answer in time')))
      }, patienceMs)
    } catch {
      // Some runtimes allow no timer before the first request.
    }
    call().then(value => {
      clearTimeout(timer)
      resolve(value)
    }, fail)
  })
