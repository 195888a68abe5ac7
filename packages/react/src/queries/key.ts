import type { RumbaClient } from '@rumba/core'

const numbers = new WeakMap<RumbaClient, number>()
let count = 0

/** A query key of this package; two clients never share one, so two checkouts on a page do not meet. */
export function queryKey(client: RumbaClient, kind: 'order' | 'payment', id: string): readonly unknown[] {
  const number = numbers.get(client) ?? ++count
  numbers.set(client, number)
  return ['rumba', number, kind, id]
}
