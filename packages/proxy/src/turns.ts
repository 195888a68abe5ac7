/** Lets so many work at once. The others wait in the order in which they came, those in a hurry before all who are not. */
export interface Turns {
  /** Whether who comes now has to wait. */
  isFull(): boolean
  take<Value>(work: () => Promise<Value>, hurry: boolean): Promise<Value>
}

export function createTurns(atOnce: number): Turns {
  const hurrying: (() => void)[] = []
  const waiting: (() => void)[] = []
  let taken = 0
  const isFull = (): boolean => taken >= atOnce
  return {
    isFull,
    async take(work, hurry) {
      if (isFull()) await new Promise<void>(resolve => (hurry ? hurrying : waiting).push(resolve))
      else taken += 1
      try {
        return await work()
      } finally {
        // A turn is handed on, so that nobody comes in between.
        const next = hurrying.shift() ?? waiting.shift()
        if (next) next()
        else taken -= 1
      }
    },
  }
}
