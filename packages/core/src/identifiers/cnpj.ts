import { secondDigitOf } from './cpf.ts'
import type { Identifier } from './identifier.ts'

/**
 * CNPJ, Brazil's tax number of a company: twelve digits or letters and two check digits. A character counts as its code minus
 * 48, so `A` is worth 17. Binding, as a CPF is.
 *
 * @see Receita Federal, Instrução Normativa 2229/2024: letters since July 2026, old numbers unchanged
 */
export const cnpj: Identifier = {
  length: [14],
  shape: /^[\dA-Z]{12}\d\d$/,
  digitOf: secondDigitOf('23456789'),
  patterns: ['##.###.###/####-##'],
  binding: true,
}
