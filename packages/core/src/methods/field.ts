/**
 * The payer's data a method may ask for, in this project's spelling. `taxId` is the gateway's `itn`: CPF or CNPJ in Brazil.
 * The merchant's `identifier` and the `ip` are never asked of a person; the server fills them in.
 */
export const FIELD_NAMES = [
  'firstName',
  'lastName',
  'middleName',
  'taxId',
  'email',
  'phone',
  'country',
  'stateCode',
  'city',
  'address',
  'zipCode',
  'birthday',
  'gender',
] as const

export type FieldName = (typeof FIELD_NAMES)[number]

/** How strongly the gateway's documents ask for a field. */
export type Need = 'required' | 'conditional' | 'optional'

/** One field of a payer form. */
export interface Field {
  readonly name: FieldName
  readonly need: Need
  /** The kind of number a `taxId` is, where the method knows. */
  readonly format?: 'cpf-cnpj'
}

/** What the payer filled in. */
export type Payer = { readonly [Name in FieldName]?: string }
