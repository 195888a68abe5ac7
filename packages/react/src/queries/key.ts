import type { RumbaClient } from '@rumba/core'
import { getOrInsertComputed } from '../getOrInsertComputed.ts'

const numbers = new WeakMap<RumbaClient, number>()
let count = 0

/** A query key of this package; two clients never share one, so two checkouts on a page do not meet. */
export function queryKey(client: RumbaClient, kind: 'order' | 'payment', id: string): readonly unknown[] {
  return ['rumba', getOrInsertComputed(numbers, client, () => ++count), kind, id]
}
