import type { PaymentRecord, Store } from './contract.ts'

/** Payments kept in this process only: for development and tests. A restart forgets them. */
export function createMemoryStore(): Store {
  const records = new Map<string, PaymentRecord>()
  return {
    async insert(record) {
      const existing = records.get(record.reference)
      if (existing) return existing
      records.set(record.reference, record)
      return record
    },
    async get(reference) {
      return records.get(reference)
    },
    async list(order) {
      return [...records.values()]
        .filter(record => record.order === order)
        .sort((a, b) => a.attempt - b.attempt)
    },
    async replace(record) {
      if (records.get(record.reference)?.version !== record.version - 1) return false
      records.set(record.reference, record)
      return true
    },
    async due(now) {
      return [...records.values()]
        .filter(record => record.dueAt !== undefined && record.dueAt <= now)
        .slice(0, 100)
    },
  }
}
