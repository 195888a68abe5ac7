import { MoneySyntaxError } from './errors.ts'
import { type Exponents, type Money, readMoney } from './money.ts'

/**
 * Reads decimal text (`"25.01"`, `"10800.0000"`) or a JSON number into minor units by moving the point; no float
 * arithmetic happens.
 *
 * @param amount decimal text with a point; a number is taken by its shortest text
 * @param currency ISO 4217 alpha-3, upper case
 * @param exponents digits after the point where they are not those of our table
 * @throws {MoneySyntaxError} a sign, an exponent, blanks, or non-zero digits beyond the currency's exponent
 */
export function parseMoney<const Currency extends string>(
  amount: string | number,
  currency: Currency,
  exponents?: Exponents,
): Money<Currency> {
  const money = readMoney(amount, currency, exponents)
  if (!money) throw new MoneySyntaxError(String(amount), currency)
  return money
}
