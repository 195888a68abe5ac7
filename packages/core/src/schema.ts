/**
 * The schema dialect of this project: a schema is a function that gives back the value it read, or refuses with the place that
 * does not fit. Our own, because the library it replaced was a quarter of what a page loads before it shows anything.
 */
import { type Money, readMoney } from './money.ts'

/** Reads a foreign value found at the dotted `path`, or refuses with a place where it does not fit. */
export type Schema<Value> = (value: unknown, path: string, refuse: (path: string) => never) => Value

/** One schema for each key. */
export type Schemas<Values> = { readonly [Key in keyof Values]-?: Schema<Exclude<Values[Key], undefined>> }

/** Reads `value` by `schema`; `fail` makes the error for the dotted path of the first field that does not fit (`$` for the whole). */
export const read = <Value>(schema: Schema<Value>, value: unknown, fail: (path: string) => Error): Value =>
  schema(value, '', path => {
    throw fail(path || '$')
  })

/** A value that passes `test`. */
const check =
  <Value>(test: (value: unknown) => value is Value): Schema<Value> =>
  (value, path, refuse) =>
    test(value) ? value : refuse(path)

export const unknown: Schema<unknown> = value => value
export const string: Schema<string> = check(value => typeof value === 'string')
export const number: Schema<number> = check(value => typeof value === 'number')
export const boolean: Schema<boolean> = check(value => typeof value === 'boolean')

/** One of the values given. */
export const oneOf = <const Values extends readonly unknown[]>(...values: Values): Schema<Values[number]> =>
  check((value): value is Values[number] => values.includes(value))

/** Text between the two lengths, both included. */
export const text = (min: number, max: number): Schema<string> =>
  check((value): value is string => typeof value === 'string' && value.length >= min && value.length <= max)

/** Text that somebody typed: no control characters and no lone surrogates, which have no place in a name and break the gateway's JSON. */
export const line = (min: number, max: number): Schema<string> =>
  check(
    (value): value is string =>
      typeof value === 'string' &&
      value.length >= min &&
      value.length <= max &&
      !/[\p{Cc}\p{Cs}]/u.test(value),
  )

/** Null beside what the schema reads. */
export const nullable =
  <Value>(schema: Schema<Value>): Schema<Value | null> =>
  (value, path, refuse) =>
    value === null ? value : schema(value, path, refuse)

export const array =
  <Value>(item: Schema<Value>): Schema<Value[]> =>
  (value, path, refuse) =>
    Array.isArray(value)
      ? value.map((entry: unknown, index) => item(entry, join(path, index), refuse))
      : refuse(path)

/** An object with the keys of `required`, and those of `optional` where they are there. Other keys are passed over. */
export const object = <Required extends object, Optional extends object = object>(
  required: Schemas<Required>,
  optional?: Schemas<Optional>,
): Schema<Required & Partial<Optional>> => {
  const schemas = Object.entries<Schema<unknown>>({ ...required, ...optional })
  return (value, path, refuse) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path)
    const result: Record<string, unknown> = {}
    // Own keys only, each copied by its known name: nothing called `__proto__` gets in.
    for (const [key, schema] of schemas) {
      if (Object.hasOwn(value, key))
        result[key] = schema((value as Record<string, unknown>)[key], join(path, key), refuse)
      else if (key in required) refuse(join(path, key))
    }
    return result as Required & Partial<Optional>
  }
}

/** Like `object`, and any other key is refused. */
export const strictObject = <Required extends object, Optional extends object = object>(
  required: Schemas<Required>,
  optional?: Schemas<Optional>,
): Schema<Required & Partial<Optional>> => {
  const known = object(required, optional)
  const names = Object.keys({ ...required, ...optional })
  return (value, path, refuse) => {
    for (const key of Object.keys(value ?? {})) if (!names.includes(key)) refuse(join(path, key))
    return known(value, path, refuse)
  }
}

const join = (path: string, key: string | number): string => (path ? `${path}.${key}` : String(key))

/** An instant in UTC. */
export const instant: Schema<string> = check(
  (value): value is string =>
    typeof value === 'string' && value.endsWith('Z') && !Number.isNaN(Date.parse(value)),
)

/** Money as this project writes it on its own wire: `{ "value": "25.01", "currency": "BRL" }`, with the exponent where it is odd. */
export const money: Schema<Money> = (value, path, refuse) => {
  const wire = object<{ value: string; currency: string }, { exponent: number }>(
    { value: string, currency: string },
    { exponent: oneOf(0, 1, 2, 3, 4) },
  )(value, path, refuse)
  const { currency, exponent } = wire
  return (
    readMoney(wire.value, currency, exponent === undefined ? {} : { [currency]: exponent }) ?? refuse(path)
  )
}
