import type { StoreHints } from './stores/contract.ts'

/** Tells whoever waits for a payment that it may have changed. A hint carries no state: the listener reads the store. */
export interface Hints {
  /** Reaches the listeners of this process at once, and those of other instances where the store carries hints. */
  publish(reference: string): void
  /** Calls `listener` after each hint until the returned function is called. */
  subscribe(reference: string, listener: () => void): () => void
  close(): void
}

/** @param interrupted called when hints of other instances do not come through; they are mended by the store */
export function createHints(between: StoreHints | undefined, interrupted: () => void): Hints {
  const listeners = new Map<string, Set<() => void>>()
  const changed = (reference: string): void => {
    for (const listener of listeners.get(reference) ?? []) listener()
  }
  const unsubscribe = between?.subscribe({
    changed,
    resumed() {
      for (const reference of listeners.keys()) changed(reference)
    },
    interrupted,
  })
  return {
    publish(reference) {
      changed(reference)
      between?.publish(reference).catch(interrupted)
    },
    subscribe(reference, listener) {
      const watching = listeners.get(reference) ?? new Set()
      listeners.set(reference, watching.add(listener))
      return () => {
        watching.delete(listener)
        if (watching.size === 0) listeners.delete(reference)
      }
    },
    close() {
      unsubscribe?.()
    },
  }
}
