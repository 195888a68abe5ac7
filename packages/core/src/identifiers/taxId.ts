import type { FieldFormat } from '../methods/field.ts'
import { cnpj } from './cnpj.ts'
import { cpf } from './cpf.ts'
import { cuit } from './cuit.ts'
import { DIGITS, type Masked, mask, reasonOf, stripFormat } from './identifier.ts'
import { rut } from './rut.ts'

/** A Brazilian tax number: of a person (`cpf`) or a company (`cnpj`). */
export interface TaxId {
  readonly kind: 'cpf' | 'cnpj'
  /** Without formatting, letters in upper case: `12345678909`, `12ABC34501DE35`. */
  readonly value: string
}

/** Reads a CPF or a CNPJ in any formatting; `undefined` when the text is neither. Never throws. */
export function parseTaxId(text: string): TaxId | undefined {
  const value = stripFormat(text)
  if (!reasonOf(cpf, value)) return { kind: 'cpf', value }
  return reasonOf(cnpj, value) ? undefined : { kind: 'cnpj', value }
}

/**
 * Formats a tax number while it is typed: in Brazil `1234` becomes `123.4`, and a letter or a twelfth character makes it a CNPJ.
 *
 * @see mask
 */
export function maskTaxId(text: string, caret?: number, format: FieldFormat = 'cpf-cnpj'): Masked {
  const characters = stripFormat(text)
  const brazilian = characters.length <= 11 && DIGITS.test(characters) ? cpf : cnpj
  return mask(format === 'cuit' ? cuit : format === 'rut' ? rut : brazilian, text, caret)
}
