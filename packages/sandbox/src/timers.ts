import type { Scheduler } from './clock.ts'

/** What is due for each transaction, so that nothing is left of one that is gone. */
export interface Timers {
  /** Runs `task` once `ms` of the sandbox's clock have passed. Returns the way to call it off. */
  after(requestId: string, ms: number, task: () => void): () => void
  /** Calls off everything of a transaction. */
  cancel(requestId: string): void
  clear(): void
}

export function createTimers(clock: Scheduler): Timers {
  const waiting = new Map<string, Set<() => void>>()
  return {
    after(requestId, ms, task) {
      const own = waiting.get(requestId) ?? new Set()
      waiting.set(requestId, own)
      const forget = (): void => {
        own.delete(stop)
        if (own.size === 0 && waiting.get(requestId) === own) waiting.delete(requestId)
      }
      const cancel = clock.after(ms, () => {
        forget()
        task()
      })
      const stop = (): void => {
        forget()
        cancel()
      }
      own.add(stop)
      return stop
    },
    cancel(requestId) {
      for (const stop of [...(waiting.get(requestId) ?? [])]) stop()
    },
    clear: () => waiting.clear(),
  }
}
