import { isFinal } from '@rumba/core'
import type { PaymentRecord, Store } from './contract.ts'

/** Payments kept in this process only: for development and tests. A restart forgets them. */
export function createMemoryStore(): Store {
  const records = new Map<string, PaymentRecord>()
  /** References of each order's attempts. */
  const orders = new Map<string, string[]>()
  /** The one taken last comes last. */
  const leases = new Map<string, { holder: string; until: number }>()
  return {
    async insert(record) {
      const existing = records.get(record.reference)
      if (existing) return existing
      records.set(record.reference, record)
      orders.set(record.order, [...(orders.get(record.order) ?? []), record.reference])
      return record
    },
    async get(reference) {
      return records.get(reference)
    },
    async list(order) {
      return (orders.get(order) ?? [])
        .flatMap(reference => records.get(reference) ?? [])
        .sort((a, b) => a.attempt - b.attempt)
    },
    async replace(record) {
      if (records.get(record.reference)?.version !== record.version - 1) return false
      records.set(record.reference, record)
      return true
    },
    async open(limit, after = '') {
      return [...records.values()]
        .filter(({ reference, status }) => reference > after && !isFinal(status))
        .sort((a, b) => (a.reference < b.reference ? -1 : 1))
        .slice(0, limit)
    },
    async due(now) {
      return [...records.values()]
        .filter(({ dueAt = Infinity }) => dueAt <= now)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, 100)
    },
    async lease(name, holder, ttlMs) {
      const now = performance.now()
      for (const [oldest, { until }] of leases) {
        if (until > now) break
        leases.delete(oldest)
      }
      const current = leases.get(name)
      if (current && current.holder !== holder && current.until > now) return false
      leases.delete(name)
      leases.set(name, { holder, until: now + ttlMs })
      return true
    },
    async release(name, holder) {
      if (leases.get(name)?.holder === holder) leases.delete(name)
    },
  }
}
