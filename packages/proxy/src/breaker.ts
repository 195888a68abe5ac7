/** Tells a call how its permission ended: `true` when the other side answered, however it did. Late words count for nothing. */
export type Report = (answered: boolean) => void

/** Keeps calls from a gateway that is down, and finds out with one call at a time whether it is back. */
export interface Breaker {
  /** Permission for one call, which must report; `undefined` while calls are suspended. */
  enter(): Report | undefined
  /** How long calls stay suspended at least, in milliseconds; 0 when one may go out. */
  suspendedMs(): number
}

export type BreakerState = 'closed' | 'open' | 'half-open'

const FAILURES_IN_A_ROW = 5
const WINDOW = 20
const OPEN_MS = 10_000

/**
 * Opens after 5 failures in a row, or when half of the last 20 calls failed. Open, it lets nothing through for 10 seconds, then
 * one probe: that one closes it or keeps it open as long again.
 *
 * @param now epoch milliseconds
 */
export function createBreaker(now: () => number, changed: (state: BreakerState) => void): Breaker {
  let state: BreakerState = 'closed'
  let openUntil = 0
  let latest: boolean[] = []
  /** Counts changes: what a call that began before one reports says nothing of the time after it. */
  let era = 0

  const move = (next: BreakerState): void => {
    state = next
    era += 1
    if (next === 'open') openUntil = now() + OPEN_MS
    if (next === 'closed') latest = []
    changed(next)
  }
  /** A clock that is set back must not keep the gateway closed for as long. */
  const leftMs = (): number => {
    const left = openUntil - now()
    return left > OPEN_MS ? 0 : Math.max(left, 0)
  }
  const isBroken = (): boolean =>
    latest.slice(-FAILURES_IN_A_ROW).filter(answered => !answered).length === FAILURES_IN_A_ROW ||
    (latest.length === WINDOW && latest.filter(answered => !answered).length >= WINDOW / 2)

  return {
    enter() {
      if (state === 'half-open' || (state === 'open' && leftMs() > 0)) return undefined
      if (state === 'open') move('half-open')
      const entered = era
      return answered => {
        if (era !== entered) return
        if (state === 'half-open') return move(answered ? 'closed' : 'open')
        latest = [...latest, answered].slice(-WINDOW)
        if (isBroken()) move('open')
      }
    },
    suspendedMs: () => (state === 'closed' ? 0 : Math.max(leftMs(), state === 'open' ? 0 : 1_000)),
  }
}
