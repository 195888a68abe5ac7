/**
 * Does a piece of work, at once if it is one of few and else in its turn: those in a hurry before all others, each in the order
 * in which they came.
 */
export type TakeTurn = <Value>(work: () => Promise<Value>, hurry: boolean) => Promise<Value>

/** @param atOnce how many pieces of work may be under way */
export function createTurns(atOnce: number): TakeTurn {
  const hurrying: (() => void)[] = []
  const waiting: (() => void)[] = []
  let free = atOnce
  return async (work, hurry) => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => (hurry ? hurrying : waiting).push(resolve))
    try {
      return await work()
    } finally {
      // A turn is handed on, so that nobody comes in between.
      const next = hurrying.shift() ?? waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
