import type { Draw } from '../draws.ts'

export type BankAccountName =
  | 'bank_name'
  | 'account_holder'
  | 'account_number'
  | 'account_type'
  | 'document_type'
  | 'document_number'
  | 'concept'

/** An account to pay to, with right check digits. */
export function createBankAccount(
  country: 'AR' | 'CL' | 'MX',
  holder: string,
  draw: Draw,
): Readonly<Partial<Record<BankAccountName, string>>> {
  return {
    bank_name: 'Banco Rumba Sandbox',
    account_holder: holder,
    ...NUMBERS[country](draw),
    concept: draw.digits(10),
  }
}

const NUMBERS = {
  AR: (draw: Draw) => ({
    account_number: cbu(draw.digits(3), draw.digits(4), draw.digits(13)),
    account_type: 'cbu',
    document_type: 'cuit',
    document_number: cuit(`30${draw.digits(8)}`),
  }),
  CL: (draw: Draw) => ({
    account_number: draw.digits(12),
    account_type: 'corriente',
    document_type: 'rut',
    document_number: rut(draw.digits(8)),
  }),
  MX: (draw: Draw) => ({
    account_number: clabe(draw.digits(17)),
    account_type: 'clabe',
  }),
}

/** Two blocks, each with a check digit. @see BCRA, Comunicación A 2622 */
function cbu(bank: string, branch: string, account: string): string {
  const block = (digits: string, weights: readonly number[]): string =>
    digits + String((10 - (weigh(digits, weights) % 10)) % 10)
  return block(bank + branch, [7, 1, 3, 9, 7, 1, 3]) + block(account, [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3])
}

/** Seventeen digits and one that makes the last digits of their products add up to a multiple of ten. */
function clabe(digits: string): string {
  const sum = Array.from(digits).reduce(
    (total, digit, place) => total + ((Number(digit) * ([3, 7, 1][place % 3] ?? 0)) % 10),
    0,
  )
  return digits + String((10 - (sum % 10)) % 10)
}

/** Ten digits and one by modulus 11; a remainder that leaves no digit takes the next number. */
function cuit(digits: string): string {
  const check = 11 - (weigh(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  if (check === 10) return cuit(String(Number(digits) + 1))
  return digits + String(check % 11)
}

/** `12345678-5`, by modulus 11; ten is written K. */
function rut(digits: string): string {
  const check = 11 - (weigh(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)
  return `${digits}-${check === 10 ? 'K' : check % 11}`
}

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0)
}
