'use client'
import type { Instant } from '@rumba/core'
import { useEffect, useRef, useState } from 'react'

export interface Countdown {
  /** Milliseconds until the end, never below 0. Show `Math.ceil(msLeft / 1000)` seconds. */
  readonly msLeft: number
  readonly isOver: boolean
}

/** What makes each running countdown look at its clock: a clock that is moved by hand, as in tests, says so here. */
export const countdowns: Set<() => void> = /* @__PURE__ */ new Set()

/**
 * Counts down to an instant of the server's time, one tick for each whole second left.
 *
 * @param serverNow server time in milliseconds since 1970, as `usePayment` gives it; the buyer's own clock does not count
 */
export function useCountdown(expiresAt: Instant, serverNow: () => number): Countdown {
  const end = Date.parse(expiresAt)
  // The clock may be a new function at each render and is the same clock all the same.
  const clock = useRef(serverNow)
  const [now, setNow] = useState(serverNow)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = (): void => {
      clearTimeout(timer)
      const time = clock.current()
      setNow(time)
      if (time < end) timer = setTimeout(tick, (end - time) % 1000 || 1000)
    }
    tick()
    countdowns.add(tick)
    return () => {
      countdowns.delete(tick)
      clearTimeout(timer)
    }
  }, [end])

  return { msLeft: Math.max(0, end - now), isOver: now >= end }
}
