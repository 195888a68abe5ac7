/**
 * An amount of money: integer minor units and an ISO 4217 alpha-3 code, so R$ 25,01 is `{ minor: 2501n, currency: 'BRL' }`.
 * A float cannot get in by accident: `minor` is a `bigint`.
 */
export interface Money<Currency extends string = string> {
  readonly minor: bigint
  readonly currency: Currency
  /** Digits after the point, only where a contract counts them otherwise than our table does. */
  readonly exponent?: number
}

/** Digits after the point by currency, where a contract differs from our table: `{ CLP: 2 }`. */
export type Exponents = Readonly<Record<string, number>>

/**
 * Digits after the point that the gateway uses, where they are not 2. Not taken from `Intl`: it follows the runtime's
 * data, which says 0 for COP where ISO 4217 says 2.
 */
const EXPONENTS: Exponents = { CLP: 0, PYG: 0, JPY: 0 }

/** Digits after the point of an amount: its own, else what the gateway uses for its currency. */
export function exponentOf({ currency, exponent }: Pick<Money, 'currency' | 'exponent'>): number {
  return exponent ?? EXPONENTS[currency] ?? 2
}

/** Like `parseMoney`, and `undefined` where that throws: what judges foreign text has no use for the error, and loads none. */
export function readMoney<const Currency extends string>(
  amount: string | number,
  currency: Currency,
  exponents: Exponents = {},
): Money<Currency> | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,12}))?$/.exec(String(amount))
  const usual = exponentOf({ currency })
  const exponent = (Object.hasOwn(exponents, currency) ? exponents[currency] : undefined) ?? usual
  const fraction = match?.[2] ?? ''
  if (!match?.[1] || !/^[A-Z]{3}$/.test(currency) || /[1-9]/.test(fraction.slice(exponent))) return undefined
  return {
    minor: BigInt(match[1] + fraction.slice(0, exponent).padEnd(exponent, '0')),
    currency,
    ...(exponent === usual ? {} : { exponent }),
  }
}

/** Writes money for a person, in the words of `locale` (BCP 47): `R$ 25,01` for `pt-BR`. Holds no-break blanks. */
export function formatMoney(money: Money, locale?: string): string {
  const digits = exponentOf(money)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    // Engines since 2023 keep every digit of decimal text, an exponent's too; the type still says number.
  }).format(`${money.minor}e-${digits}` as unknown as number)
}

/** True when both say the same amount of the same currency, in whatever minor units each counts. */
export function sameMoney(a: Money, b: Money): boolean {
  return (
    a.currency === b.currency &&
    a.minor * 10n ** BigInt(exponentOf(b)) === b.minor * 10n ** BigInt(exponentOf(a))
  )
}
