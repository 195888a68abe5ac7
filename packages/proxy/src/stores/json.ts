import type { PaymentRecord } from './contract.ts'

/** JSON text; minor units become decimal digits, since JSON has no big integers. */
export const formatJson = (value: unknown): string =>
  JSON.stringify(value, (_key, entry: unknown) => (typeof entry === 'bigint' ? entry.toString() : entry))

/** Reads what `formatJson` wrote. */
export const parseJson = (text: string): unknown =>
  JSON.parse(text, function (this: object, key, value: unknown) {
    return key === 'minor' && 'currency' in this && typeof value === 'string' ? BigInt(value) : value
  })

/** A record as JSON text. */
export const formatRecord = (record: PaymentRecord): string => formatJson(record)

/** Reads what `formatRecord` wrote. */
export const parseRecord = (text: unknown): PaymentRecord => parseJson(String(text)) as PaymentRecord
