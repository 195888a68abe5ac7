/** JSON Schema 2020-12, as OpenAPI 3.1 has it: the part of it that the panel's API needs. */
export interface Schema {
  readonly $ref?: string
  readonly description?: string
  readonly type?: SchemaType | readonly SchemaType[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly oneOf?: readonly Schema[]
  readonly examples?: readonly unknown[]
}

type SchemaType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'

/** The body of a call: an object with these fields and no others. */
export interface BodySchema extends Schema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, Schema>>
}

/** A field for each choice, which has one of its values. */
export const toProperties = (
  choices: Readonly<Record<string, readonly unknown[]>>,
): BodySchema['properties'] =>
  Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, { enum: values }]))

/** What is wrong with the fields of a body, in one sentence; nothing when they are as the schema says. */
export function findFault(schema: BodySchema, fields: Readonly<Record<string, unknown>>): string | undefined {
  const { properties, required = [] } = schema
  const missing = required.find(name => !Object.hasOwn(fields, name))
  if (missing !== undefined) return `${missing} is missing: it ${describe(properties[missing] ?? {})}.`
  for (const [name, value] of Object.entries(fields)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (!property) return `There is no field "${name.slice(0, 40)}"; ${list(Object.keys(properties))}.`
    if (!fits(property, value)) return `${name} ${describe(property)}.`
  }
  return undefined
}

function fits(
  { type, enum: choices, minimum, maximum, maxLength, pattern }: Schema,
  value: unknown,
): boolean {
  if (choices) return choices.includes(value)
  if (type !== undefined && ![type].flat().some(one => isOfType(one, value))) return false
  if (typeof value === 'number') return value >= (minimum ?? value) && value <= (maximum ?? value)
  if (typeof value !== 'string') return true
  return value.length <= (maxLength ?? value.length) && new RegExp(pattern ?? '', 'u').test(value)
}

function isOfType(type: SchemaType, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    case 'number':
      return Number.isFinite(value)
    case 'array':
      return Array.isArray(value)
    default:
      return typeof value === type && value !== null
  }
}

function describe({ type, enum: choices, minimum, maximum, description = '' }: Schema): string {
  if (choices) return `must be one of ${choices.map(String).join(', ')}`
  const range = minimum === undefined ? '' : ` from ${minimum} to ${maximum ?? 'any'}`
  const meaning = description === '' ? '' : ` (${description.replace(/\.$/, '')})`
  return `must be ${[type ?? 'there'].flat().join(' or ')}${range}${meaning}`
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'there are none' : `there are ${names.join(', ')}`
}
