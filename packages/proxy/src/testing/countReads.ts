import type { Store } from '../stores/contract.ts'
import { createMemoryStore } from '../stores/memory.ts'

/** Memory that counts how often it is asked for a payment. */
export function countReads(): { store: Store; reads: () => number } {
  const store = createMemoryStore()
  let count = 0
  const get: Store['get'] = reference => {
    count += 1
    return store.get(reference)
  }
  return { store: { ...store, get }, reads: () => count }
}
