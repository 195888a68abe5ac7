import { formatDecimal, type Money, parseMoney } from '@rumba/core'

/** Pix carries ten digits before the point; with two more a double still holds every amount exactly. */
const LIMIT = 1e10

/** Reads a request's amount, a JSON number or decimal text; nothing when it is not positive money or too long. */
export function readAmount(value: unknown, currency: string): Money | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  try {
    const money = parseMoney(value, currency)
    return money.minor > 0n && toNumber(money) < LIMIT ? money : undefined
  } catch {
    return undefined
  }
}

/** The JSON number of an amount, without trailing zeros: 25.01, 33333. */
export function toNumber(money: Money): number {
  return Number(formatDecimal(money))
}

/** The same amount and `minor` more. */
export function plus(money: Money, minor: bigint): Money {
  return { ...money, minor: money.minor + minor }
}
