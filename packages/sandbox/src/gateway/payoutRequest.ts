import { type CommonRequest, type ReadRequest, readCommonRequest } from './commonRequest.ts'
import { createFieldReader, isFields } from './fields.ts'
import { PAYOUT_RULES, type PayoutRules } from './methods.ts'

/** A payout to create, after every check. */
export interface PayoutRequest extends CommonRequest {
  readonly kind: 'payout'
  readonly rules: PayoutRules
  /** Who is paid, as it was sent; of a card number only both ends are left. */
  readonly beneficiary: Readonly<Record<string, string>>
}

/** Checks a payout request as the method's page asks. */
export function readPayoutRequest(body: unknown): ReadRequest<PayoutRequest> {
  const reader = createFieldReader()
  const { refuse, required, optional } = reader
  if (!isFields(body)) {
    refuse('body', 'must be a JSON object')
    return { outcome: 'invalid', fields: reader.errors }
  }

  const method = required(body, 'method')
  const pages = PAYOUT_RULES.filter(page => page.code === method)
  const rules = pages.find(page => page.currency === body.currency) ?? pages[0]
  const request = readCommonRequest(reader, body, method, rules)
  for (const name of rules?.required ?? []) required(body, name)
  if (rules) {
    const key = rules.beneficiary
    const beneficiary = reader.requiredObject(body, key)
    if (isFields(body[key])) {
      for (const name of rules.requiredBeneficiary) required(beneficiary, name, `${key}.${name}`)
      for (const name of Object.keys(beneficiary)) {
        if (!rules.requiredBeneficiary.includes(name)) optional(beneficiary, name, `${key}.${name}`)
      }
      reader.match(beneficiary, rules.formats, key)
    }
  }

  if (reader.errors.length > 0 || !request) return { outcome: 'invalid', fields: reader.errors }
  if (rules?.currency !== body.currency || !rules) return { outcome: 'no-route', isShape: false }
  const sent = isFields(body[rules.beneficiary]) ? Object.entries(body[rules.beneficiary] ?? {}) : []
  const beneficiary = Object.fromEntries(
    sent.map(([name, value]): [string, string] => [
      name,
      name === 'pan' ? maskCard(String(value)) : String(value),
    ]),
  )
  return { outcome: 'accepted', request: { ...request, kind: 'payout', rules, beneficiary } }
}

/** `411111******1111`: what may be kept of a card number. */
export function maskCard(pan: string): string {
  const digits = pan.replace(/\D/g, '')
  return digits.length < 12
    ? '*'.repeat(digits.length)
    : `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}`
}
