import type { Money } from '@rumba/core'
import { SandboxOptionError } from './errors.ts'
import { readAmount } from './gateway/amount.ts'
import type { Transaction } from './state/transaction.ts'

/**
 * What is paid in place of the asked amount; nothing where that is paid. What is left out is as it was asked.
 *
 * @throws {SandboxOptionError} it is no positive amount of a currency
 */
export function readPaid(
  transaction: Transaction | undefined,
  paid: { readonly amount?: string | undefined; readonly currency?: string | undefined } = {},
): Money | undefined {
  if (!transaction || (paid.amount === undefined && paid.currency === undefined)) return undefined
  const { amount, currency = transaction.amount.currency } = paid
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new SandboxOptionError('currency', `"${currency.slice(0, 40)}" is not three capital letters`)
  }
  if (amount === undefined) return { minor: transaction.amount.minor, currency }
  const money = readAmount(amount, currency)
  if (!money) {
    throw new SandboxOptionError('amount', `"${amount.slice(0, 40)}" is not a positive amount of ${currency}`)
  }
  return money
}
