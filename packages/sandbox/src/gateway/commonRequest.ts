import type { Money } from '@rumba/core'
import { readAmount } from './amount.ts'
import { type FieldError, type FieldReader, type Fields, isFields } from './fields.ts'

/** What a payment and a payout ask for alike. */
export interface CommonRequest {
  /** Method code, such as `pix`. */
  readonly method: string
  readonly reference: string
  readonly amount: Money
  readonly description: string
  readonly customerIdentifier: string
  readonly phone: string | undefined
  readonly redirectUrl: string | undefined
  readonly cancelUrl: string | undefined
  readonly callbackUrl: string | undefined
  readonly extra: readonly (readonly [key: string, value: string])[]
}

/** What became of reading a create request. */
export type ReadRequest<Request> =
  | { readonly outcome: 'accepted'; readonly request: Request }
  | { readonly outcome: 'invalid'; readonly fields: readonly FieldError[] }
  /** The fields are fine but no such method takes this currency, or not in this shape. */
  | { readonly outcome: 'no-route'; readonly isShape: boolean }

/** Every key of a customer that the samples have; all are text. */
const CUSTOMER_KEYS = [
  'identifier',
  'email',
  'phone',
  'first_name',
  'last_name',
  'middle_name',
  'country',
  'state_code',
  'city',
  'address',
  'zip_code',
  'itn',
  'birthday',
  'ip',
  'gender',
] as const

interface CommonRules {
  readonly requiredCustomer: readonly string[]
}

/** Reads everything but the method; nothing when the amount cannot be read, which the reader has noted then. */
export function readCommonRequest(
  reader: FieldReader,
  body: Fields,
  method: string,
  rules: CommonRules | undefined,
): CommonRequest | undefined {
  const { refuse, required, optional } = reader
  const reference = required(body, 'reference')
  const currency = required(body, 'currency')
  const amount = readAmount(body.amount, currency || 'XXX')
  if (body.amount === undefined || body.amount === null) refuse('amount', 'is a required field')
  else if (!amount) refuse('amount', 'must be a positive amount of the currency')

  const customer = reader.requiredObject(body, 'customer')
  if (isFields(body.customer)) {
    const needed = ['identifier', ...(rules?.requiredCustomer ?? [])]
    for (const name of needed) required(customer, name, `customer.${name}`)
    for (const name of CUSTOMER_KEYS) {
      if (!needed.includes(name)) optional(customer, name, `customer.${name}`)
    }
  }
  const request = {
    method,
    reference,
    description: optional(body, 'description') ?? '',
    customerIdentifier: String(customer.identifier),
    phone: typeof customer.phone === 'string' ? customer.phone : undefined,
    redirectUrl: optional(body, 'redirect_url'),
    cancelUrl: optional(body, 'cancel_url'),
    callbackUrl: optional(body, 'callback_url'),
    extra: readExtra(body.extra, () => refuse('extra', 'must be an array of objects')),
  }
  return amount && { ...request, amount }
}

/** `[{"key_1":"value"}]` as pairs. */
function readExtra(value: unknown, refuse: () => void): [string, string][] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value) || !value.every(isFields)) {
    refuse()
    return []
  }
  return value.flatMap(entry =>
    Object.entries(entry).map(([key, text]): [string, string] => [key, String(text)]),
  )
}
