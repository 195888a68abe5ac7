/** What is known of something that is loaded when it is first shown. */
export interface LazyState<Value> {
  /** Absent until it is there. */
  readonly value?: Value
  /** There when it did not load: tries again. */
  readonly retry?: () => void
}

/** Something in a file of its own. */
export interface Lazy<Value> {
  /** Loads it, once; again where it failed. Called early, it is there when it is shown. */
  load(): Promise<Value>
  get(): LazyState<Value>
  /** Loads it, and calls back when what is known changes. */
  subscribe(listener: () => void): () => void
}

/** Not loaded, and nothing failed. */
export const NOTHING: LazyState<never> = {}

/**
 * Makes something that is loaded when it is first shown. What did not load, as the buyer was offline or the shop was deployed
 * anew meanwhile, is tried again by hand.
 */
export function createLazy<Value>(read: () => Promise<Value>): Lazy<Value> {
  const listeners = new Set<() => void>()
  let state: LazyState<Value> = NOTHING
  let loading: Promise<Value> | undefined
  let failures = 0

  const set = (next: LazyState<Value>): void => {
    state = next
    for (const listener of listeners) listener()
  }
  const load = (): Promise<Value> => {
    loading ??= read().then(
      value => {
        set({ value })
        return value
      },
      (error: unknown) => {
        loading = undefined
        failures += 1
        set({ retry })
        throw error
      },
    )
    return loading
  }
  const retry = (): void => {
    // Some browsers remember that a file did not load, and one of an older deploy never comes back: a new page gets the new one.
    if (failures > 1 && navigator.onLine) location.reload()
    set(NOTHING)
    load().catch(() => {})
  }
  return {
    load,
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      load().catch(() => {})
      return () => listeners.delete(listener)
    },
  }
}
