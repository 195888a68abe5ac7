import { fillPattern, stripFormat } from './format.ts'
import { hasCheckDigits } from './mod11.ts'

export const CPF_PATTERN = '###.###.###-##'

/**
 * Whether text is a CPF: eleven digits with right check digits, not one digit eleven times. Blanks, dots, hyphens and
 * slashes between them do not matter.
 *
 * @see Receita Federal, check digits modulo 11
 */
export function isCpf(text: string): boolean {
  const digits = stripFormat(text)
  return /^(?!(\d)\1*$)\d{11}$/.test(digits) && hasCheckDigits(digits, 11)
}

/** Writes a CPF as `123.456.789-09`. Text that does not hold eleven digits comes back as it is. */
export function formatCpf(text: string): string {
  const digits = stripFormat(text)
  return /^\d{11}$/.test(digits) ? fillPattern(digits, CPF_PATTERN) : text
}
