import { cnpj } from './cnpj.ts'
import { cpf } from './cpf.ts'
import { type Identifier, stripFormat } from './identifier.ts'

export type PixKeyType = 'cpf' | 'cnpj' | 'email' | 'phone' | 'random'

const SHAPES: readonly (readonly [PixKeyType, RegExp])[] = [
  ['random', /^[\da-f]{8}(-[\da-f]{4}){4}[\da-f]{8}$/],
  ['email', /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/],
  ['phone', /^\+[1-9]\d{6,14}$/],
  ['cpf', /^\d{11}$/],
  ['cnpj', /^[\dA-Z]{12}\d\d$/],
]

/** The type of a canonical Pix key. Eleven digits are a CPF: a telephone number is a key with `+55` only. */
export function pixKeyTypeOf(value: string): PixKeyType | undefined {
  return SHAPES.find(([, shape]) => shape.test(value))?.[0]
}

const TAX_IDS: { readonly [Type in PixKeyType]?: Identifier } = { cpf, cnpj }

/**
 * A key of Pix: an e-mail address or random key in lower case, `+` and the digits of a telephone number, a bare CPF or CNPJ.
 *
 * @see Banco Central do Brasil, bacen/pix-api OpenAPI 2.9.0; issue 53
 */
export const pixKey: Identifier = {
  length: [8, 77],
  shape: { test: value => !!pixKeyTypeOf(value) },
  digitOf: body => TAX_IDS[pixKeyTypeOf(`${body}0`) ?? 'random']?.digitOf?.(body),
  toCanonical: text => (/@|-.{4}-.{4}-/.test(text) ? text.trim().toLowerCase() : stripFormat(text)),
}
