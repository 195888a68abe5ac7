import type { Call, CallRecord } from './calls.ts'
import type { Store } from './store.ts'

/** Something the sandbox's watchers may want to know. */
export type Change =
  | { readonly kind: 'transaction'; readonly requestId: string }
  | { readonly kind: 'call'; readonly call: Call }
  /** The clock was set, or one of the controls. */
  | { readonly kind: 'state' }
  /** Everything was forgotten. */
  | { readonly kind: 'reset' }
  /** The sandbox was closed; nothing comes any more. */
  | { readonly kind: 'close' }

/** Tells every listener of each change, at once. */
export interface Changes {
  note(change: Change): void
  /** Returns the way to stop listening. */
  listen(listener: (change: Change) => void): () => void
}

export function createChanges(): Changes {
  const listeners = new Set<(change: Change) => void>()
  return {
    note(change) {
      for (const listener of [...listeners]) listener(change)
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The store, which tells what changes in it. */
export function watchStore(store: Store, changes: Changes): Store {
  return {
    ...store,
    get count() {
      return store.count
    },
    set count(count) {
      store.count = count
    },
    add(transaction) {
      const dropped = store.add(transaction)
      changes.note({ kind: 'transaction', requestId: transaction.requestId })
      return dropped
    },
    replace(transaction) {
      store.replace(transaction)
      changes.note({ kind: 'transaction', requestId: transaction.requestId })
    },
    clear() {
      store.clear()
      changes.note({ kind: 'reset' })
    },
  }
}

/** The record of calls, which tells of each. */
export function watchCalls(calls: CallRecord, changes: Changes): CallRecord {
  return {
    ...calls,
    add(call) {
      const numbered = calls.add(call)
      changes.note({ kind: 'call', call: numbered })
      return numbered
    },
  }
}
