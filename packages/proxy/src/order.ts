import { fieldsOf, METHODS, type MethodOffer, marketOf, methodOf, modeOf, type Order } from '@rumba/core'
import type { Context } from './context.ts'
import { defined } from './defined.ts'
import { OrderTermsError } from './errors.ts'
import { type Incoming, requestOf } from './incoming.ts'
import type { OrderTerms, ProxyOptions } from './options.ts'
import { Refusal } from './problem.ts'
import { originsOf } from './routes.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { CLOCK_SKEW_MS, isToken } from './tokens.ts'
import { toIso, toStarted } from './view.ts'

/** Terms whose id is settled, whose amount can be charged and whose addresses are this shop's. */
export type CheckedTerms = OrderTerms & { readonly id: string }

/**
 * What `order` owes: read from the token that the merchant's server signed, else asked of the merchant.
 *
 * @throws {Refusal} `TOKEN_REFUSED`: a token that is wrong or out of date · `ORDER_REFUSED`: no such order, or terms that cannot
 *   be charged
 */
export async function resolveTerms(
  { options, tokens, now, emit }: Context,
  order: string,
  request: Incoming,
): Promise<CheckedTerms> {
  const { resolveOrder } = options
  if (isToken(order) || !resolveOrder) {
    const [signed, issuedAt = 0] = (await tokens.verify('order', order, now())) ?? []
    // One from the future is not ours, or the clock of whoever signed it is wrong and so is its expiry.
    if (!signed || issuedAt - CLOCK_SKEW_MS > now()) throw new Refusal('TOKEN_REFUSED')
    return signed
  }
  const terms = await resolveOrder(order, requestOf(request))
  if (!terms) throw new Refusal('ORDER_REFUSED')
  try {
    return checkTerms({ ...terms, id: terms.id ?? order }, options)
  } catch (error) {
    if (error instanceof OrderTermsError) emit({ type: 'terms_refused', fault: error.fault })
    throw new Refusal('ORDER_REFUSED', { cause: error })
  }
}

/** @throws {OrderTermsError} what is wrong with them */
function checkTerms(terms: CheckedTerms, options: ProxyOptions): CheckedTerms {
  // Servers without types say anything.
  const methods = terms.methods ?? []
  if (!Array.isArray(methods)) throw new OrderTermsError('methods is no list')
  for (const priced of [terms, ...methods]) {
    if (typeof priced === 'string') continue
    const { minor, currency = '' }: { minor?: unknown; currency?: string } = Object(Object(priced).amount)
    if (typeof minor !== 'bigint' || minor <= 0n || !/^[A-Z]{3}$/.test(currency))
      throw new OrderTermsError('an amount is no positive bigint in an ISO 4217 currency')
  }
  if (!/^[\w.-]{1,40}$/.test(terms.id)) throw new OrderTermsError('no reference can be made of the id')
  const addressOf = (name: 'returnUrl' | 'cancelUrl'): string | undefined => {
    const text = terms[name]
    return text === undefined ? undefined : toShopAddress(name, text, options)
  }
  return defined({ ...terms, returnUrl: addressOf('returnUrl'), cancelUrl: addressOf('cancelUrl') })
}

/**
 * An address that buyers may be sent back to: one of the origins that the options name, or a path there. What a careless
 * server copied from its visitor leads nowhere else.
 */
function toShopAddress(name: string, text: string, options: ProxyOptions): string {
  const origins = originsOf(options)
  const address = text.startsWith('/') ? origins[0] + text : text
  const isOurs = origins.some(
    own =>
      address.startsWith(own) &&
      // A second slash, also an encoded one, would make the rest a host to some reader or other.
      /^(\/(?!\/|%2f|%5c)|\?|$)[^\s\\\p{Cc}]*$/iu.test(address.slice(own.length)),
  )
  if (!isOurs) throw new OrderTermsError(`${name} is neither a path nor at a trusted origin`)
  return address
}

/** How long a page may carry signed terms, where the merchant does not say. */
const ORDER_LIFETIME_MS = 30 * 60_000
/** The longest value of the `rumba-order` header. */
export const MAX_ORDER_LENGTH = 4_096

/**
 * Signs terms for a page to carry.
 *
 * @throws {OrderTermsError} they cannot be charged, or are too long for a token
 */
export async function signTerms(
  { options, tokens, now }: Context,
  terms: CheckedTerms,
  expiresInMs: number = ORDER_LIFETIME_MS,
): Promise<string> {
  const token = await tokens.sign('order', [checkTerms(terms, options), now()], now() + expiresInMs)
  if (token.length > MAX_ORDER_LENGTH) throw new OrderTermsError('they are too long for a token')
  return token
}

/** What an order owes, how it may be paid, and its latest attempt. */
export async function readOrder(context: Context, terms: CheckedTerms): Promise<Order> {
  const current = findCurrent(await context.store.list(terms.id))
  return defined({
    amount: terms.amount,
    description: terms.description,
    methods: offersOf(terms),
    current: current && (await toStarted(context, current)),
    now: toIso(context.now()),
  })
}

/** The methods an order may be paid with, or `only` that one, and what the payer still has to say for each. */
export function offersOf({ amount, methods, payer }: OrderTerms, only?: string): MethodOffer[] {
  const entries = methods ?? METHODS.filter(method => marketOf(method, amount)).map(({ code }) => code)
  return entries.flatMap(entry => {
    const offer = typeof entry === 'string' ? { code: entry } : entry
    if (only !== undefined && offer.code !== only) return []
    const market = marketOf(methodOf(offer.code), 'amount' in offer ? offer.amount : amount)
    return {
      ...offer,
      fields: fieldsOf(market, modeOf(market)).filter(
        field => field.need === 'required' && !payer?.[field.name],
      ),
    }
  })
}

/** The attempt a page should show: the one that paid, else the latest that the gateway did not refuse. */
function findCurrent(attempts: readonly PaymentRecord[]): PaymentRecord | undefined {
  const real = attempts.filter(attempt => !attempt.rejected)
  return real.find(attempt => attempt.status === 'success') ?? real.at(-1)
}
