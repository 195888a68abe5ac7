import type { Store } from './contract.ts'
import { createMemoryStore } from './memory.ts'

/**
 * The store of a proxy that was given none. Says on the console what memory cannot do, once and in production only. Not by
 * `onEvent`: who left out the store has often left that out too, and whoever means it passes `createMemoryStore()`.
 */
export function createDefaultStore(): Store {
  if (typeof process === 'object' && process.env.NODE_ENV === 'production') {
    console.warn(
      '@rumba/proxy keeps payments in memory: a restart forgets them, and a second instance does not know them. Pass a store, or createMemoryStore() to accept this: docs/proxy/stores.md',
    )
  }
  return createMemoryStore()
}
