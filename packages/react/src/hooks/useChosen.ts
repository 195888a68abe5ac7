'use client'
import { useState } from 'react'

/**
 * The method that was chosen, on this page or last in this browser, and what chooses another. It is kept for a client with an
 * endpoint, under its name; a client in memory leaves nothing behind.
 */
export function useChosen(
  endpoint: string | undefined,
): readonly [code: string | undefined, choose: (code: string) => void] {
  const name = endpoint && `rumba ${endpoint} method`
  const [chosen, setChosen] = useState(() => attempt(() => name && window.localStorage.getItem(name)))
  return [
    chosen || undefined,
    code => {
      setChosen(code)
      attempt(() => name && window.localStorage.setItem(name, code))
    },
  ]
}

/** Nothing, on a server and where a page may not keep anything. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
