import type { RumbaClient } from '@rumba/core'
import { attempt } from '../attempt.ts'
import { getOrInsertComputed } from '../getOrInsertComputed.ts'

const done = new WeakMap<RumbaClient, Set<string>>()

/**
 * Runs something once for each name, of several parts, in this tab, however often a component mounts. Where the client names its endpoint that
 * outlives a reload and the way back from another page. An error in it harms nothing here.
 */
export function once(client: RumbaClient, parts: readonly unknown[], run: () => void): void {
  const name = parts.join(' ')
  const names = getOrInsertComputed(done, client, () => new Set())
  if (names.has(name)) return
  names.add(name)
  queueMicrotask(() => {
    if (client.endpoint === undefined || isFirst(`rumba ${client.endpoint} ${name}`)) run()
  })
}

/** Whether the tab hears of a name for the first time; always, where it may not remember. */
const isFirst = (name: string): boolean =>
  !attempt(() => {
    const isKnown = sessionStorage.getItem(name)
    sessionStorage.setItem(name, '1')
    return isKnown
  })
