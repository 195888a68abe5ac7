import { isFinal } from '@rumba/core'
import type { PaymentRecord } from './stores/contract.ts'
import type { Watch } from './watch.ts'

/** Waits until a payment has another version than `knownVersion`, or until `waitMs` is over or `signal` aborts. */
export function waitForChange(
  watch: Watch,
  record: PaymentRecord,
  knownVersion: number,
  waitMs: number,
  signal?: AbortSignal,
): Promise<{ record: PaymentRecord; stale: boolean }> {
  return new Promise(resolve => {
    let latest = { record, stale: false }
    const finish = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', finish)
      unwatch()
      resolve(latest)
    }
    const timer = setTimeout(finish, waitMs)
    signal?.addEventListener('abort', finish)
    const unwatch = watch(record, (current, stale) => {
      latest = { record: current, stale }
      if (current.version !== knownVersion || isFinal(current.status)) queueMicrotask(finish)
    })
    // Gone before anybody listened.
    if (signal?.aborted) finish()
  })
}
