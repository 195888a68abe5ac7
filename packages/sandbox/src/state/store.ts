import type { Transaction } from './transaction.ts'

/** The sandbox's memory, of a bounded length: the oldest transaction makes room for a new one. */
export interface Store {
  /** Returns the transaction that had to go. */
  add(transaction: Transaction): Transaction | undefined
  get(requestId: string): Transaction | undefined
  findByPage(pageId: string): Transaction | undefined
  /** The first transaction of this kind with the reference. */
  findByReference(kind: Transaction['kind'], reference: string): Transaction | undefined
  /** Puts a changed transaction in the place of the one with its request id; one that is gone stays gone. */
  replace(transaction: Transaction): void
  /** How many were ever added since the last clear. */
  count: number
  /** Newest first. */
  list(): Transaction[]
  clear(): void
}

/** @param onChange hears of each transaction that comes, changes or goes */
export function createStore(limit: number, onChange: () => void = () => {}): Store {
  const byRequestId = new Map<string, Transaction>()
  const requestIdByPage = new Map<string, string>()
  const requestIdByReference = new Map<string, string>()
  let count = 0

  const referenceKey = (kind: Transaction['kind'], reference: string): string => `${kind} ${reference}`

  const dropOldest = (): Transaction | undefined => {
    for (const [requestId, oldest] of byRequestId) {
      byRequestId.delete(requestId)
      requestIdByPage.delete(oldest.pageId)
      const key = referenceKey(oldest.kind, oldest.reference)
      if (requestIdByReference.get(key) === requestId) requestIdByReference.delete(key)
      return oldest
    }
    return undefined
  }

  return {
    add(transaction) {
      count += 1
      const { requestId, pageId, kind, reference } = transaction
      byRequestId.set(requestId, transaction)
      requestIdByPage.set(pageId, requestId)
      const key = referenceKey(kind, reference)
      if (!requestIdByReference.has(key)) requestIdByReference.set(key, requestId)
      onChange()
      return byRequestId.size > limit ? dropOldest() : undefined
    },
    get: requestId => byRequestId.get(requestId),
    findByPage: pageId => byRequestId.get(requestIdByPage.get(pageId) ?? ''),
    findByReference: (kind, reference) =>
      byRequestId.get(requestIdByReference.get(referenceKey(kind, reference)) ?? ''),
    replace(transaction) {
      if (!byRequestId.has(transaction.requestId)) return
      byRequestId.set(transaction.requestId, transaction)
      onChange()
    },
    get count() {
      return count
    },
    set count(ever) {
      count = ever
    },
    list: () => [...byRequestId.values()].reverse(),
    clear() {
      byRequestId.clear()
      requestIdByPage.clear()
      requestIdByReference.clear()
      count = 0
      onChange()
    },
  }
}
