import type { Corners } from '../corners.ts'
import { type CommonRequest, type ReadRequest, readCommonRequest } from './commonRequest.ts'
import { createFieldReader, isFields } from './fields.ts'
import { PAYMENT_RULES, type PaymentRules, type Shape } from './methods.ts'

/** A payment to create, after every check. */
export interface PaymentRequest extends CommonRequest {
  readonly kind: 'payment'
  readonly rules: PaymentRules
  readonly shape: Shape
  readonly locale: string | undefined
}

/** Checks a create request as the method's page asks: what it marks as required must be there, what it does not know may be. */
export function readPaymentRequest(body: unknown, corners: Readonly<Corners>): ReadRequest<PaymentRequest> {
  const reader = createFieldReader()
  const { refuse, required, optional } = reader
  if (!isFields(body)) {
    refuse('body', 'must be a JSON object')
    return { outcome: 'invalid', fields: reader.errors }
  }

  const shape = body.widget === undefined || body.widget === null ? 'direct' : 'widget'
  const widget = shape === 'widget' ? reader.requiredObject(body, 'widget') : {}
  const method = shape === 'widget' ? required(widget, 'method', 'widget.method') : required(body, 'method')
  if (shape === 'widget' && body.method !== undefined) refuse('method', 'cannot be combined with widget')
  const pages = PAYMENT_RULES.filter(page => page.code === method)
  const rules = pages.find(page => page.currency === body.currency)
  if (shape === 'direct' && rules?.directMode) {
    const mode = required(body, 'mode')
    if (mode !== '' && mode !== rules.directMode) refuse('mode', `must be "${rules.directMode}"`)
  }

  const request = readCommonRequest(reader, body, method, rules ?? pages[0])
  const locale = optional(widget, 'locale', 'widget.locale')
  const customer = isFields(body.customer) ? body.customer : {}
  reader.match(customer, rules?.formats, 'customer')
  if (rules?.currency === 'CLP' && corners.chileTaxId === 'eleven-digits') {
    if (typeof customer.itn === 'string' && !/^(\d{11})?$/.test(customer.itn)) {
      refuse('customer.itn', 'must have 11 digits')
    }
  }

  if (reader.errors.length > 0 || !request) return { outcome: 'invalid', fields: reader.errors }
  const isShown = rules?.shapes.includes(shape) || corners.undocumentedShape === 'accept'
  if (!rules || !isShown) return { outcome: 'no-route', isShape: rules !== undefined }
  return { outcome: 'accepted', request: { ...request, kind: 'payment', rules, shape, locale } }
}
