import type { Limiter } from './limits.ts'

/** When to come back where something must end first. */
const BUSY_MS = 5_000

/** Event streams and held answers that are open in this process. */
export interface Places {
  /**
   * Opens a stream; the function returned, called once or more, closes it.
   *
   * @throws {Refusal} `RATE_LIMITED`
   */
  openStream(key: string): () => void
  /** Holds an answer until the function returned is called; `undefined` when too many are held. */
  hold(): (() => void) | undefined
}

export function createPlaces({ limitOf, refuse }: Limiter): Places {
  /** How many are open by key; all of those that are no stream under one. */
  const streams = new Map<string, number>()
  let held = 0

  /** Takes a place in the name of `key`; the function returned gives it back, once. */
  const take = (key: string): (() => void) => {
    held += 1
    streams.set(key, (streams.get(key) ?? 0) + 1)
    let taken = true
    return () => {
      if (!taken) return
      taken = false
      held -= 1
      const left = (streams.get(key) ?? 1) - 1
      if (left > 0) streams.set(key, left)
      else streams.delete(key)
    }
  }

  return {
    openStream(key) {
      if ((streams.get(key) ?? 0) >= limitOf('streams')) refuse('streams', BUSY_MS)
      if (held >= limitOf('held')) refuse('held', BUSY_MS)
      return take(key)
    },
    hold: () => (held < limitOf('held') ? take('') : undefined),
  }
}
