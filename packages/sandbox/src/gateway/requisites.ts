import type { Draw } from '../draws.ts'
import { type BankAccountName, createBankAccount } from './bankAccount.ts'

/** What an account, card or voucher to pay to has, in the spelling of the wire. */
export type RequisiteName = BankAccountName | 'card_number' | 'voucher_number'

export type Requisites = Readonly<Partial<Record<RequisiteName, string>>>

/** Account, card or voucher to pay to; nothing for a method that has none. No document shows any. */
export function createRequisites(method: string, holder: string, draw: Draw): Requisites | undefined {
  switch (method) {
    case 'bank_transfer_argentina':
      return createBankAccount('AR', holder, draw)
    case 'bank_transfer_chile':
      return createBankAccount('CL', holder, draw)
    case 'bank_transfer_mexico':
      return createBankAccount('MX', holder, draw)
    case 'p2c':
      // 9 and a country's number begin its national cards, and 999 is no country: no bank can have issued it.
      return { card_number: withLuhn(`9999${draw.digits(11)}`), account_holder: holder }
    case 'cash':
      return { voucher_number: withLuhn(draw.digits(15)) }
  }
  return undefined
}

/** Digits and the one that makes them right. @see ISO/IEC 7812-1, annex B */
function withLuhn(digits: string): string {
  return digits + String((10 - (luhnSum(`${digits}0`) % 10)) % 10)
}

/** A multiple of ten for digits that end in the right one. */
export function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .map((digit, place) => Number(digit) * (1 + (place % 2)))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0)
}
