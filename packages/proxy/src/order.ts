import { fieldsOf, METHODS, type MethodOffer, marketOf, methodOf, modeOf, type Order } from '@rumba/core'
import type { Context } from './context.ts'
import type { OrderTerms } from './options.ts'
import { Refusal } from './problem.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { toStarted } from './view.ts'

/** Terms whose id is settled and whose amount can be charged. */
export type CheckedTerms = OrderTerms & { readonly id: string }

/**
 * Asks the merchant what `order` owes.
 *
 * @throws {Refusal} `ORDER_REFUSED`: no such order, or terms that cannot be charged
 */
export async function resolveTerms(
  { options }: Context,
  order: string,
  request: Request,
): Promise<CheckedTerms> {
  const terms = await options.resolveOrder(order, request)
  if (!terms) throw new Refusal('ORDER_REFUSED')
  const id = terms.id ?? order
  const prices = [
    terms.amount,
    ...(terms.methods ?? []).flatMap(entry => (typeof entry === 'string' ? [] : [entry.amount])),
  ]
  for (const { minor, currency } of prices) {
    if (typeof minor !== 'bigint' || minor <= 0n || !/^[A-Z]{3}$/.test(currency)) {
      throw new Refusal(
        'ORDER_REFUSED',
        [],
        new TypeError(`resolveOrder gave no positive amount in minor units for an order`),
      )
    }
  }
  if (!/^[\w.-]{1,40}$/.test(id))
    throw new Refusal(
      'ORDER_REFUSED',
      [],
      new TypeError('resolveOrder gave an id that references cannot be made of'),
    )
  return { ...terms, id }
}

/** What an order owes, how it may be paid, and its latest attempt. */
export async function readOrder(context: Context, terms: CheckedTerms): Promise<Order> {
  const current = findCurrent(await context.store.list(terms.id))
  return {
    amount: terms.amount,
    ...(terms.description === undefined ? {} : { description: terms.description }),
    methods: offersOf(terms),
    ...(current ? { current: await toStarted(context, current) } : {}),
    now: new Date(context.now()).toISOString(),
  }
}

/** The methods an order may be paid with, and what the payer still has to say for each. */
export function offersOf({ amount, methods, payer }: OrderTerms): MethodOffer[] {
  const entries = methods ?? METHODS.filter(method => marketOf(method, amount)).map(method => method.code)
  return entries.map(entry => {
    const { code, ...price } = typeof entry === 'string' ? { code: entry } : entry
    const market = marketOf(methodOf(code), 'amount' in price ? price.amount : amount)
    return {
      code,
      ...price,
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
