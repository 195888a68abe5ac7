import * as React from 'react'
import { flushSync } from 'react-dom'

/** Turns of the microtask queue that news takes from the in-memory server to the screen; no timer may be needed for them. */
const TURNS = 50

/** Makes a change and waits until React has drawn what comes of it, within `act` where a test asks for that. */
export async function drawn(change: () => void): Promise<void> {
  const work = async (): Promise<void> => {
    flushSync(change)
    for (let turn = 0; turn < TURNS; turn++) await Promise.resolve()
  }
  const { IS_REACT_ACT_ENVIRONMENT: isTest } = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }
  // Before 18.3 React had it elsewhere.
  if (isTest && 'act' in React) await React.act(work)
  else await work()
}
