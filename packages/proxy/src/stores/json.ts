import type { PaymentRecord } from './contract.ts'

/** A record as JSON text; minor units become decimal digits, since JSON has no big integers. */
export function formatRecord(record: PaymentRecord): string {
  return JSON.stringify(record, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}

/** Reads what `formatRecord` wrote. */
export function parseRecord(text: unknown): PaymentRecord {
  return JSON.parse(String(text), (key, value: unknown) =>
    key === 'minor' && typeof value === 'string' ? BigInt(value) : value,
  ) as PaymentRecord
}
