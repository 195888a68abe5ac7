import type { Transaction } from './transaction.ts'

/** The sandbox's memory. */
export interface Store {
  add(transaction: Transaction): void
  get(requestId: string): Transaction | undefined
  findByPage(pageId: string): Transaction | undefined
  hasReference(reference: string): boolean
  /** Puts a changed transaction in the place of the one with its request id; one that is gone stays gone. */
  replace(transaction: Transaction): void
  /** How many were ever added since the last clear. */
  readonly count: number
  /** Newest first. */
  list(): Transaction[]
  clear(): void
}

export function createStore(): Store {
  const byRequestId = new Map<string, Transaction>()
  const requestIdByPage = new Map<string, string>()
  const references = new Set<string>()

  return {
    add(transaction) {
      byRequestId.set(transaction.requestId, transaction)
      requestIdByPage.set(transaction.pageId, transaction.requestId)
      references.add(transaction.reference)
    },
    get: requestId => byRequestId.get(requestId),
    findByPage: pageId => byRequestId.get(requestIdByPage.get(pageId) ?? ''),
    hasReference: reference => references.has(reference),
    replace(transaction) {
      if (byRequestId.has(transaction.requestId)) byRequestId.set(transaction.requestId, transaction)
    },
    get count() {
      return byRequestId.size
    },
    list: () => [...byRequestId.values()].reverse(),
    clear() {
      byRequestId.clear()
      requestIdByPage.clear()
      references.clear()
    },
  }
}
