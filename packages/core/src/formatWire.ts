import { formatDecimal } from './formatDecimal.ts'
import type { Money } from './money.ts'
import type { Order, PaymentSnapshot, StartedPayment } from './payment.ts'

/** A value as JSON text for this wire: money becomes `{ value, currency }`, everything else stays. */
export function formatWire(value: Order | StartedPayment | PaymentSnapshot): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    isMoney(entry)
      ? { value: formatDecimal(entry), currency: entry.currency, exponent: entry.exponent }
      : entry,
  )
}

function isMoney(value: unknown): value is Money {
  return typeof (value as Partial<Money> | null | undefined)?.minor === 'bigint'
}
