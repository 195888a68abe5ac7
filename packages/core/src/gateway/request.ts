import { formatDecimal } from '../formatDecimal.ts'
import { FIELD_NAMES, type FieldName, type Payer } from '../methods/field.ts'
import { type CurrencyOf, type Method, type Mode, marketOf, type PayerOf } from '../methods/method.ts'
import type { BeneficiaryOf, PayoutMethod, PayoutRequiredOf } from '../methods/payout.ts'
import type { Money } from '../money.ts'
import { toWireName, toWireObject } from './names.ts'

/** A value that goes into a body as it is, where the documents leave a gap. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue }

/** What payments and payouts say alike. */
interface CommonRequest {
  /** Unique at the gateway; the only thing that ties its messages to this call. */
  readonly reference: string
  readonly description?: string | undefined
  /** Any value of the merchant's that tells this customer from others. */
  readonly customerId: string
  readonly ip?: string | undefined
  /** BCP 47; the gateway's pages and messages speak its language. */
  readonly locale?: string | undefined
  /** Where the gateway sends the buyer after paying, and after giving up. */
  readonly returnUrl?: string | undefined
  readonly cancelUrl?: string | undefined
  readonly callbackUrl?: string | undefined
  /** Routing fields agreed with the gateway. */
  readonly extra?: Readonly<Record<string, string>> | undefined
  /** Fields no document shows, in the gateway's spelling. They add to the body and cannot replace what it says already. */
  readonly additional?: Readonly<Record<string, JsonValue>>
}

/**
 * What the merchant asks the gateway to create. For a method that is known when compiling, the currency and the fields its page
 * requires are checked then.
 */
export interface PaymentRequest<
  M extends Method = Method,
  In extends Mode = Mode,
  Currency extends CurrencyOf<M> = CurrencyOf<M>,
> extends CommonRequest {
  readonly method: M
  /** `direct` shows the challenge on the merchant's page; `widget` sends the buyer to the gateway's hosted page. */
  readonly mode: In
  readonly amount: Money<Currency>
  readonly payer: PayerOf<M, In, Currency>
}

/** A payout to send. */
export interface PayoutRequest<
  M extends PayoutMethod = PayoutMethod,
  Currency extends CurrencyOf<M> = CurrencyOf<M>,
> extends CommonRequest {
  readonly method: M
  readonly amount: Money<Currency>
  readonly customer: Payer & { readonly [Name in PayoutRequiredOf<M, Currency> & FieldName]: string }
  readonly beneficiary: BeneficiaryOf<M, Currency>
}

/**
 * Writes the body of a create call: the text to sign, and to send exactly as it is.
 *
 * The amount is written digit by digit, never through a float, as a JSON number or string, whichever the method's page shows.
 */
export function formatPaymentRequest<
  const M extends Method,
  const In extends Mode,
  const Currency extends CurrencyOf<M>,
>(request: PaymentRequest<M, In, Currency>): string {
  const { method, mode, amount } = request
  const shape = marketOf(method, amount)?.[mode]
  const language = request.locale?.split('-')[0]
  return formatBody(
    mode === 'direct'
      ? { method: method.code, ...(shape?.mode && { mode: shape.mode }) }
      : { widget: { method: method.code, locale: language } },
    request,
    request.payer,
    shape?.amountAs,
  )
}

/**
 * Writes the body of a payout call: the text to sign, and to send exactly as it is. That of a card holds its number.
 *
 * @see formatPaymentRequest
 */
export function formatPayoutRequest<const M extends PayoutMethod, const Currency extends CurrencyOf<M>>(
  request: PayoutRequest<M, Currency>,
): string {
  const { method, amount, beneficiary, locale } = request
  const market = method.markets.find(({ currency }) => currency === amount.currency)
  const key = (market ?? method.markets[0])?.beneficiary.key ?? 'requisites'
  const lang = locale?.split('-')[0]
  return formatBody(
    {
      method: method.code,
      [toWireName(key)]: toWireObject(Object.entries(beneficiary)),
      ...(lang && { lang }),
    },
    request,
    request.customer,
    market?.amountAs,
  )
}

/**
 * Writes the body of a confirm call: what a `requisites` or `otp` challenge asks for. No document shows one, so the fields go
 * out under the names they are given.
 */
export function formatConfirmRequest(fields: Readonly<Record<string, string>>): string {
  return JSON.stringify(fields)
}

function formatBody(
  own: object,
  request: CommonRequest & { readonly amount: Money },
  customer: Payer,
  amountAs: 'number' | 'string' = 'number',
): string {
  const decimal = formatDecimal(request.amount)
  const rest = JSON.stringify({
    ...request.additional,
    amount: undefined,
    ...own,
    reference: request.reference,
    currency: request.amount.currency,
    description: request.description,
    customer: {
      identifier: request.customerId,
      ...toWireObject(
        FIELD_NAMES.filter(name => customer[name] !== undefined).map(name => [name, customer[name]]),
      ),
      ip: request.ip,
    },
    redirect_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    callback_url: request.callbackUrl,
    extra: request.extra && Object.entries(request.extra).map(([key, value]) => ({ [key]: value })),
  })
  return `{"amount":${amountAs === 'number' ? decimal : JSON.stringify(decimal)},${rest.slice(1)}`
}

/**
 * The payer's field that a refusal of the gateway is about: `customer.itn` and `Itn` are `taxId`. Absent for what no payer
 * fills in.
 */
export function toFieldName(wireName: string): FieldName | undefined {
  const own = wireName.toLowerCase().replace(/^customer\./, '')
  return FIELD_NAMES.find(name => toWireName(name) === own)
}
