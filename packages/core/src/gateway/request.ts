import type { Payer } from '../methods/field.ts'
import type { Method } from '../methods/method.ts'
import { formatDecimal, type Money } from '../money.ts'

/** What the merchant asks the gateway to create. */
export interface PaymentRequest {
  readonly method: Pick<Method, 'code' | 'amountAs' | 'directMode'>
  /** `direct` shows the challenge on the merchant's page; `widget` sends the buyer to the gateway's hosted page. */
  readonly mode: 'direct' | 'widget'
  readonly reference: string
  readonly amount: Money
  readonly description?: string
  /** Any value of the merchant's that tells this customer from others. */
  readonly customerId: string
  readonly payer: Payer
  readonly ip?: string
  /** BCP 47; the hosted page speaks its language. */
  readonly locale?: string
  /** Where the gateway sends the buyer after paying, and after giving up. */
  readonly returnUrl?: string
  readonly cancelUrl?: string
  readonly callbackUrl: string
  /** Routing fields agreed with the gateway. */
  readonly extra?: Readonly<Record<string, string>>
}

/**
 * Writes the body of a create call: the text to sign, and to send exactly as it is.
 *
 * The amount is written digit by digit, never through a float, as a JSON number or string, whichever the method's page shows.
 */
export function formatPaymentRequest(request: PaymentRequest): string {
  const { method, mode, payer, amount } = request
  const decimal = formatDecimal(amount)
  const rest = JSON.stringify({
    ...(mode === 'direct'
      ? { method: method.code, mode: method.directMode }
      : { widget: { method: method.code, locale: request.locale?.split('-')[0] } }),
    reference: request.reference,
    currency: amount.currency,
    description: request.description,
    customer: {
      identifier: request.customerId,
      email: payer.email,
      phone: payer.phone,
      first_name: payer.firstName,
      last_name: payer.lastName,
      middle_name: payer.middleName,
      country: payer.country,
      state_code: payer.stateCode,
      city: payer.city,
      address: payer.address,
      zip_code: payer.zipCode,
      itn: payer.taxId,
      birthday: payer.birthday,
      ip: request.ip,
      gender: payer.gender,
    },
    redirect_url: request.returnUrl,
    cancel_url: request.cancelUrl,
    callback_url: request.callbackUrl,
    extra: request.extra && Object.entries(request.extra).map(([key, value]) => ({ [key]: value })),
  })
  return `{"amount":${method.amountAs === 'number' ? decimal : JSON.stringify(decimal)},${rest.slice(1)}`
}

/** The payer's fields by the gateway's names, to tell the form which input a refusal is about. */
const FIELD_BY_WIRE_NAME: Readonly<Record<string, keyof Payer>> = {
  email: 'email',
  phone: 'phone',
  first_name: 'firstName',
  last_name: 'lastName',
  middle_name: 'middleName',
  country: 'country',
  state_code: 'stateCode',
  city: 'city',
  address: 'address',
  zip_code: 'zipCode',
  itn: 'taxId',
  birthday: 'birthday',
  gender: 'gender',
}

/** The payer's field behind a name in `error_fields` (`customer.first_name` or `first_name`), if it is one a payer fills in. */
export function toFieldName(wireName: string): keyof Payer | undefined {
  return FIELD_BY_WIRE_NAME[wireName.toLowerCase().replace(/^customer\./, '')]
}
