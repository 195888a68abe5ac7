import { isFinal } from '@rumba/core'
import type { Context } from './context.ts'
import { pollAfterMs } from './pacing.ts'
import type { Settler } from './settle.ts'
import type { PaymentRecord } from './stores/contract.ts'

/** Hears what a payment is now, the same version more than once; `stale` when the gateway could not be asked. */
export type Watcher = (record: PaymentRecord, stale: boolean) => void

/**
 * Tells `watcher` what is stored soon, and again after each hint, until the returned function is called. While anybody watches,
 * the gateway is asked at the payment's pace, so that a callback that never comes loses nothing.
 *
 * @param known what the caller has read
 */
export type Watch = (known: PaymentRecord, watcher: Watcher) => () => void

interface Watched {
  readonly watchers: Set<Watcher>
  read(): Promise<void>
  end(): void
}

/** Watches a payment once for all who watch it here: one timer, and one read of the store for each hint. */
export function createWatch({ store, hints, now }: Context, settler: Settler): Watch {
  const watched = new Map<string, Watched>()

  const begin = (known: PaymentRecord): Watched => {
    const { reference } = known
    const watchers = new Set<Watcher>()
    let latest = known
    let stale = false
    let reading = false
    let again = false
    let timer: ReturnType<typeof setTimeout>

    const tell = (record: PaymentRecord): void => {
      latest = record
      for (const watcher of watchers) watcher(record, stale)
    }
    const read = async (): Promise<void> => {
      // What is being read may be older than what this caller knows of.
      again = true
      if (reading) return
      reading = true
      while (again) {
        again = false
        const record = await store.get(reference).catch(() => undefined)
        if (record) tell(record)
      }
      reading = false
    }
    const ask = async (): Promise<void> => {
      const asked = latest
      const answer = await settler.refresh(asked).catch(() => ({ record: asked, stale: true }))
      stale = answer.stale
      // Unchanged, it may be older than what was read meanwhile.
      tell(answer.record === asked ? latest : answer.record)
      schedule()
    }
    const schedule = (): void => {
      if (watchers.size > 0 && !isFinal(latest.status))
        timer = setTimeout(() => void ask(), pollAfterMs(latest, now()))
    }
    const unsubscribe = hints.subscribe(reference, () => void read())
    const entry: Watched = {
      watchers,
      read,
      end() {
        clearTimeout(timer)
        unsubscribe()
      },
    }
    queueMicrotask(schedule)
    return entry
  }

  return (known, watcher) => {
    const { reference } = known
    const entry = watched.get(reference) ?? begin(known)
    watched.set(reference, entry)
    entry.watchers.add(watcher)
    void entry.read()
    return () => {
      entry.watchers.delete(watcher)
      if (entry.watchers.size > 0 || watched.get(reference) !== entry) return
      watched.delete(reference)
      entry.end()
    }
  }
}
