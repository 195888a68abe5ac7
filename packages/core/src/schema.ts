/**
 * The schema dialect of this project and the only file that knows the schema library. A schema is annotated with the type
 * it yields, so the compiler checks that both say the same.
 */
import * as v from 'valibot'
import { FIELD_NAMES, type Payer } from './methods/field.ts'
import { type Money, parseMoney } from './money.ts'

export {
  array,
  boolean,
  exactOptional,
  type GenericSchema as Schema,
  literal,
  nullish,
  number,
  object,
  picklist,
  pipe,
  record,
  strictObject,
  string,
  transform,
  union,
  unknown,
} from 'valibot'

/** Reads `value` by `schema`, or tells by `fail` the dotted path of the first field that does not fit (`$` for the whole). */
export function read<Value>(
  schema: v.GenericSchema<unknown, Value>,
  value: unknown,
  fail: (path: string) => Error,
): Value {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  throw fail(v.getDotPath(result.issues[0]) ?? '$')
}

/** Text between the two lengths, both included. */
export const text = (min: number, max: number): v.GenericSchema<unknown, string> =>
  v.pipe(v.string(), v.minLength(min), v.maxLength(max))

/** An instant in UTC. */
export const instant: v.GenericSchema<unknown, string> = v.pipe(
  v.string(),
  v.check(value => value.endsWith('Z') && !Number.isNaN(Date.parse(value))),
)

/** Money as this project writes it on its own wire: `{ "value": "25.01", "currency": "BRL" }`. */
export const money: v.GenericSchema<unknown, Money> = v.pipe(
  v.object({ value: v.string(), currency: v.string() }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return parseMoney(dataset.value.value, dataset.value.currency)
    } catch {
      addIssue({ message: 'not money' })
      return NEVER
    }
  }),
)

/** What a payer typed; unknown keys are refused, so that a body cannot smuggle in an amount or an address of its own. */
export const payer: v.GenericSchema<unknown, Payer> = v.strictObject(
  Object.fromEntries(
    // Controls and lone surrogates have no place in a name and break the gateway's JSON.
    FIELD_NAMES.map(name => [name, v.exactOptional(v.pipe(text(1, 200), v.regex(/^[^\p{Cc}\p{Cs}]*$/u)))]),
  ),
) as v.GenericSchema<unknown, Payer>
