import type { Money } from '@rumba/core'
import { readAmount } from './amount.ts'
import { COMMON_CUSTOMER, METHOD_RULES, type MethodRules } from './methods.ts'

/** A create request that passed every check. */
export interface PaymentRequest {
  readonly rules: MethodRules
  /** `direct`: the gateway's H2H shape. `widget`: its HPP shape. */
  readonly shape: 'direct' | 'widget'
  readonly reference: string
  readonly amount: Money
  readonly description: string
  readonly customerIdentifier: string
  readonly locale: string | undefined
  readonly redirectUrl: string | undefined
  readonly cancelUrl: string | undefined
  readonly callbackUrl: string | undefined
  readonly extra: readonly (readonly [key: string, value: string])[]
}

/** One entry of error 30's `error_fields`. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

export type ReadPaymentRequest =
  | { readonly outcome: 'accepted'; readonly request: PaymentRequest }
  | { readonly outcome: 'invalid'; readonly fields: readonly FieldError[] }
  /** The fields are fine but no such method takes this currency. */
  | { readonly outcome: 'no-route' }

type Fields = Readonly<Record<string, unknown>>

/** Checks a create request as the method's page asks: what it marks as required must be there, what it does not know may be. */
export function readPaymentRequest(body: unknown): ReadPaymentRequest {
  if (!isFields(body)) {
    return { outcome: 'invalid', fields: [{ field: 'body', message: 'body must be a JSON object' }] }
  }
  const errors: FieldError[] = []
  const refuse = (field: string, message: string): void => {
    errors.push({ field, message: `${field} ${message}` })
  }

  const required = (fields: Fields, name: string, path: string = name): string => {
    const value = fields[name]
    if (value === undefined || value === null || value === '') refuse(path, 'is a required field')
    else if (typeof value !== 'string') refuse(path, 'must be a string')
    else return value
    return ''
  }
  const optional = (fields: Fields, name: string, path: string = name): string | undefined =>
    fields[name] === undefined || fields[name] === null || fields[name] === ''
      ? undefined
      : required(fields, name, path)
  const requiredObject = (name: string): Fields => {
    const value = body[name]
    if (value === undefined || value === null) refuse(name, 'is a required field')
    else if (!isFields(value)) refuse(name, 'must be an object')
    else return value
    return {}
  }

  const shape = body.widget === undefined || body.widget === null ? 'direct' : 'widget'
  const widget = shape === 'widget' ? requiredObject('widget') : {}
  const code = shape === 'widget' ? required(widget, 'method', 'widget.method') : required(body, 'method')
  if (shape === 'widget' && body.method !== undefined) refuse('method', 'cannot be combined with widget')
  const rules = METHOD_RULES.get(code)
  if (shape === 'direct' && rules?.directMode) {
    const mode = required(body, 'mode')
    if (mode !== '' && mode !== rules.directMode) refuse('mode', `must be "${rules.directMode}"`)
  }

  const reference = required(body, 'reference')
  const currency = required(body, 'currency')
  const amount = readAmount(body.amount, currency || 'XXX')
  if (body.amount === undefined || body.amount === null) refuse('amount', 'is a required field')
  else if (!amount) refuse('amount', 'must be a positive amount of the currency')

  const customer = requiredObject('customer')
  if (isFields(body.customer)) {
    for (const name of rules?.requiredCustomer ?? COMMON_CUSTOMER)
      required(customer, name, `customer.${name}`)
  }

  const request = {
    shape,
    reference,
    description: optional(body, 'description') ?? '',
    customerIdentifier: String(customer.identifier),
    locale: optional(widget, 'locale', 'widget.locale'),
    redirectUrl: optional(body, 'redirect_url'),
    cancelUrl: optional(body, 'cancel_url'),
    callbackUrl: optional(body, 'callback_url'),
    extra: readExtra(body.extra, () => refuse('extra', 'must be an array of objects')),
  } as const

  if (errors.length > 0 || !amount) return { outcome: 'invalid', fields: errors }
  if (!rules?.currencies.includes(currency)) return { outcome: 'no-route' }
  return { outcome: 'accepted', request: { ...request, rules, amount } }
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

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
