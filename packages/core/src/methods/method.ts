import type { Challenge } from '../challenge.ts'
import type { Money } from '../money.ts'
import type { Field, FieldFormat, FieldName, Fields, Need, Payer } from './field.ts'

/** How a payment of one method is asked for in one of the gateway's two body shapes. */
export interface RequestShape {
  /** How the page's sample writes the amount. */
  readonly amountAs: 'number' | 'string'
  /** The gateway's `mode` word, where it wants one. */
  readonly mode?: 'initial'
  /** Where the page asks for a description more than "optional". */
  readonly description?: Need
  /** Customer fields beyond the merchant's own `identifier`; absent when no page shows them. */
  readonly fields?: Fields
}

/** A method in one country, as one page of the gateway's documents describes it. */
export interface Market {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** ISO 4217 alpha-3. */
  readonly currency: string
  /** Page of the gateway's documents; `navigation` where the page is listed and could not be read. */
  readonly source: string
  /** What of this entry no page states. It holds nothing back: the gateway is the judge. */
  readonly inferred?: readonly ('code' | 'currency' | 'direct' | 'widget' | 'challenges')[]
  readonly challenges: readonly Challenge['kind'][]
  /** The merchant's page shows the challenge (the gateway's H2H shape). Used by default where it exists. */
  readonly direct?: RequestShape
  /** The gateway's hosted page shows it (its HPP shape). */
  readonly widget?: RequestShape
  readonly formats?: { readonly [Name in FieldName]?: FieldFormat }
  /** Mobile money operators of the country, in the gateway's spelling. */
  readonly operators?: readonly string[]
  /** Where the documents contradict themselves, and what was taken. */
  readonly notes?: readonly string[]
}

/** A payment method: one code, and the countries it works in. */
export interface Method {
  readonly code: string
  readonly markets: readonly Market[]
}

/** The two body shapes of a payment. */
export type Mode = 'direct' | 'widget'

/** The currencies of a method, as a type. */
export type CurrencyOf<M extends { readonly markets: readonly { readonly currency: string }[] }> =
  M['markets'][number]['currency']

type FieldsOf<M extends Method, In extends Mode, Currency extends string> =
  Extract<M['markets'][number], { currency: Currency }> extends infer Entry
    ? Entry extends { readonly [Key in In]: { readonly fields: infer Found } }
      ? Found
      : never
    : never

/** The names that `Found` requires. */
export type RequiredOf<Found> = Found extends { readonly required: readonly (infer Name extends string)[] }
  ? Name
  : never

/** What the payer must say for a method in one mode and currency, as far as the documents are known when compiling. */
export type PayerOf<M extends Method, In extends Mode, Currency extends string> = Payer & {
  readonly [Name in RequiredOf<FieldsOf<M, In, Currency>> & FieldName]: string
}

/** The entry of a method for a currency; absent where the documents show none. */
export function marketOf(method: Method, { currency }: Pick<Money, 'currency'>): Market | undefined {
  return method.markets.find(market => market.currency === currency)
}

/** The shape a payment takes by itself: direct where that is documented or nothing is, else the hosted page. */
export function modeOf(market: Market | undefined): Mode {
  return market?.widget && !market.direct ? 'widget' : 'direct'
}

/** The fields of a payer form, the most needed first. A method without documented fields asks for none and takes any. */
export function fieldsOf(market: Market | undefined, mode: Mode): Field[] {
  const fields = market?.[mode]?.fields ?? {}
  return (['required', 'conditional', 'undocumented', 'optional'] as const).flatMap(need =>
    (fields[need] ?? []).map(name => {
      const format = market?.formats?.[name]
      return { name, need, ...(format && { format }) }
    }),
  )
}
