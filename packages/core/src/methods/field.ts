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

/** Every field but these: most pages take them all and mark the rest optional. */
export const others = (...marked: readonly FieldName[]): readonly FieldName[] =>
  FIELD_NAMES.filter(name => !marked.includes(name))

/**
 * How strongly the gateway's documents ask for a field. `undocumented`: the page's sample has it and does not say. Only
 * `required` may hold a payment back.
 */
export type Need = 'required' | 'conditional' | 'optional' | 'undocumented'

/** Field names by how strongly they are asked for, each list in the order a form should ask. */
export type Fields<Name extends string = FieldName> = { readonly [Need_ in Need]?: readonly Name[] }

/** The kind of number a `taxId` is, where the method's country knows. */
export type FieldFormat = 'cpf-cnpj' | 'cuit' | 'rut'

/** One field of a payer form. */
export interface Field {
  readonly name: FieldName
  readonly need: Need
  readonly format?: FieldFormat
}

/** What the payer filled in. */
export type Payer = { readonly [Name in FieldName]?: string }
