'use client'
import { useEffect } from 'react'
import { useLatest } from './useLatest.ts'

/** Runs something when the page comes back out of the browser's back-forward cache. */
export function useReturn(run: () => void): void {
  const latest = useLatest(run)
  useEffect(() => {
    const onPageShow = (event: PageTransitionEvent): void => {
      if (event.persisted) latest.current()
    }
    window.addEventListener('pageshow', onPageShow)
    return () => window.removeEventListener('pageshow', onPageShow)
  }, [latest])
}
