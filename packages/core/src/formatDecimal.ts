import { exponentOf, type Money } from './money.ts'

/** Writes decimal text with exactly the currency's digits and a point, for a wire or a ledger: `"25.01"`, `"10800"` for CLP. */
export function formatDecimal(money: Money): string {
  const exponent = exponentOf(money)
  const digits = money.minor.toString().padStart(exponent + 1, '0')
  return exponent ? `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}` : digits
}
