import { CNPJ_PATTERN, isCnpj } from './cnpj.ts'
import { CPF_PATTERN, isCpf } from './cpf.ts'
import { fillPattern, stripFormat } from './format.ts'

/** A Brazilian tax number: of a person (`cpf`) or a company (`cnpj`). */
export interface TaxId {
  readonly kind: 'cpf' | 'cnpj'
  /** Without formatting, letters in upper case: `12345678909`, `12ABC34501DE35`. */
  readonly value: string
}

/** Reads a CPF or a CNPJ in any formatting; `undefined` when the text is neither. Never throws. */
export function parseTaxId(text: string): TaxId | undefined {
  if (isCpf(text)) return { kind: 'cpf', value: stripFormat(text) }
  if (isCnpj(text)) return { kind: 'cnpj', value: stripFormat(text).toUpperCase() }
  return undefined
}

/**
 * Formats a CPF or CNPJ while it is typed: `1234` becomes `123.4`, a letter or a twelfth character makes it a CNPJ. No
 * character is lost but blanks, dots, hyphens and slashes; what is too long for both comes back as typed.
 */
export function maskTaxId(text: string): string {
  const characters = stripFormat(text)
  if (characters.length > 14) return text
  const pattern = /^\d{0,11}$/.test(characters) ? CPF_PATTERN : CNPJ_PATTERN
  return fillPattern(
    characters.replace(/[a-z]/g, letter => letter.toUpperCase()),
    pattern,
  )
}
