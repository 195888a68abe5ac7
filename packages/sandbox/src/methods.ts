/** What the gateway knows of one payment method, as its page states it. */
export interface MethodRules {
  readonly code: string
  readonly currencies: readonly string[]
  /** The only `mode` a direct request may name, where it must name one. */
  readonly directMode?: string
  /** Customer fields that must be there, in the gateway's spelling. */
  readonly requiredCustomer: readonly string[]
  /** How the short id is made: three letters and nine digits, or the customer's own id as paysafecard's samples show. */
  readonly identifier: { readonly prefix: string } | 'customer'
}

const pix: MethodRules = {
  code: 'pix',
  currencies: ['BRL'],
  requiredCustomer: ['identifier', 'first_name', 'last_name', 'itn'],
  identifier: { prefix: 'PIX' },
}

const paysafecard: MethodRules = {
  code: 'paysafecard',
  currencies: ['EUR'],
  directMode: 'initial',
  requiredCustomer: ['identifier', 'first_name', 'last_name', 'country'],
  identifier: 'customer',
}

/** What every method asks for; used where the method is missing or unknown. */
export const COMMON_CUSTOMER: readonly string[] = ['identifier']

export const METHOD_RULES: ReadonlyMap<string, MethodRules> = new Map(
  [pix, paysafecard].map(rules => [rules.code, rules]),
)
