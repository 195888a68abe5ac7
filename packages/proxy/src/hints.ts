/** Tells whoever waits for a payment that it may have changed. A hint carries no state: the listener reads the store. */
export interface Hints {
  publish(reference: string): void
  /** Calls `listener` after each hint until the returned function is called. */
  subscribe(reference: string, listener: () => void): () => void
}

export function createHints(): Hints {
  const listeners = new Map<string, Set<() => void>>()
  return {
    publish(reference) {
      for (const listener of listeners.get(reference) ?? []) listener()
    },
    subscribe(reference, listener) {
      const watching = listeners.get(reference) ?? new Set()
      listeners.set(reference, watching.add(listener))
      return () => {
        watching.delete(listener)
        if (watching.size === 0) listeners.delete(reference)
      }
    },
  }
}
