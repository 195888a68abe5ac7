'use client'
import { useState } from 'react'
import { attempt } from '../attempt.ts'

/**
 * The method that was chosen, on this page or last in this browser, and what chooses another. It is kept for a client with an
 * endpoint, under its name; a client in memory leaves nothing behind.
 */
export function useChosen(
  endpoint: string | undefined,
): readonly [code: string | undefined, choose: (code: string) => void] {
  const name = endpoint && `rumba ${endpoint} method`
  // Nothing is kept on a server, and where a page may not.
  const [chosen, setChosen] = useState(() => attempt(() => name && window.localStorage.getItem(name)))
  return [
    chosen || undefined,
    code => {
      setChosen(code)
      attempt(() => name && window.localStorage.setItem(name, code))
    },
  ]
}
