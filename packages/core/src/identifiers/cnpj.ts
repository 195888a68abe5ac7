import { fillPattern, stripFormat } from './format.ts'
import { hasCheckDigits } from './mod11.ts'

export const CNPJ_PATTERN = '##.###.###/####-##'

/** Twelve digits or letters without accents, in either case, and two check digits. */
const SHAPE = /^[\da-z]{12}\d{2}$/i

/**
 * Whether text is a CNPJ: twelve digits or letters and two right check digits, not one digit fourteen times. Blanks, dots,
 * hyphens and slashes between them do not matter, nor does case.
 *
 * @see Receita Federal, Instrução Normativa 2229/2024: letters since July 2026, old numbers unchanged
 */
export function isCnpj(text: string): boolean {
  const characters = stripFormat(text)
  return (
    SHAPE.test(characters) && !/^(\d)\1*$/.test(characters) && hasCheckDigits(characters.toUpperCase(), 9)
  )
}

/** Writes a CNPJ as `12.ABC.345/01DE-35`. Text that does not hold twelve characters and two digits comes back as it is. */
export function formatCnpj(text: string): string {
  const characters = stripFormat(text)
  return SHAPE.test(characters) ? fillPattern(characters.toUpperCase(), CNPJ_PATTERN) : text
}
