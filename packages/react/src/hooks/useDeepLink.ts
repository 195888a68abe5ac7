'use client'
import { useEffect, useState } from 'react'

/** `not-opened`: the page is still in sight some time after the tap. Whether an app opened can be guessed, never known. */
export type DeepLinkState = 'idle' | 'opening' | 'opened' | 'not-opened'

export interface DeepLink {
  readonly state: DeepLinkState
  /** For `onClick` of the link. The link itself opens the app: only a real tap may. */
  onTap(): void
}

/** A phone takes about a second to bring another app to the front. */
const OPENS_WITHIN_MS = 2_000

/** Notices whether a tapped link to an app took the person away from this page. */
export function useDeepLink(): DeepLink {
  const [taps, setTaps] = useState(0)
  const [state, setState] = useState<DeepLinkState>('idle')

  useEffect(() => {
    if (taps === 0) return
    const timer = setTimeout(setState, OPENS_WITHIN_MS, 'not-opened')
    const onHidden = (): void => {
      if (document.visibilityState !== 'hidden') return
      // A page in the background may be frozen with its timer, which would run on the way back.
      clearTimeout(timer)
      setState('opened')
    }
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [taps])

  return {
    state,
    onTap() {
      setState('opening')
      setTaps(count => count + 1)
    },
  }
}
