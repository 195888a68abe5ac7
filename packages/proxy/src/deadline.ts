/** A point in time by which work has to be done. */
export interface Deadline {
  /** Aborts when the time is up. */
  readonly signal: AbortSignal
  /** Rejects when the time is up, also where `work` pays no heed to the signal. */
  limit<Value>(work: Promise<Value>): Promise<Value>
  leftMs(): number
  end(): void
}

export function startDeadline(ms: number): Deadline {
  const endsAt = performance.now() + ms
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      controller.abort()
      reject(controller.signal.reason)
    }, ms)
  })
  expired.catch(() => {})
  return {
    signal: controller.signal,
    limit: work => Promise.race([work, expired]),
    leftMs: () => endsAt - performance.now(),
    end: () => clearTimeout(timer),
  }
}
