import type { RumbaClient } from '@rumba/core'

const done = new WeakMap<RumbaClient, Set<string>>()

/** Runs something once for each name on this page, however often a component mounts. An error in it harms nothing here. */
export function once(client: RumbaClient, name: string, run: () => void): void {
  const names = done.get(client) ?? new Set<string>()
  done.set(client, names)
  if (names.has(name)) return
  names.add(name)
  queueMicrotask(run)
}
