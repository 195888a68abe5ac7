import { FIELD_NAMES, type Payer } from './methods/field.ts'
import * as s from './schema.ts'

/** What a payer typed; unknown keys are refused, so that a body cannot smuggle in an amount or an address of its own. */
const payer: s.Schema<Payer> = s.strictObject<object, Payer>(
  {},
  Object.fromEntries(FIELD_NAMES.map(name => [name, s.line(1, 200)])) as s.Schemas<Payer>,
)

/** Body of a create call. There is no amount, currency, reference or address in it: those are the server's to say. */
export interface CreatePaymentBody {
  readonly order: string
  readonly method: string
  readonly payer?: Payer
  /** BCP 47, for the gateway's own pages. */
  readonly locale?: string
  /**
   * Reference of the attempt under way, where the page did not show how it is paid, since that is not for the order: a new attempt
   * takes its place, also one of the same method.
   */
  readonly refused?: string
}

const createPaymentBody: s.Schema<CreatePaymentBody> = s.strictObject<
  Pick<CreatePaymentBody, 'order' | 'method'>,
  Omit<CreatePaymentBody, 'order' | 'method'>
>({ order: s.line(1, 4096), method: s.line(1, 64) }, { payer, locale: s.line(2, 35), refused: s.line(1, 64) })

/** Reads a create body; `fail` makes the error for the dotted path of the field that does not fit. */
export function parseCreatePaymentBody(value: unknown, fail: (path: string) => Error): CreatePaymentBody {
  return s.read(createPaymentBody, value, fail)
}
