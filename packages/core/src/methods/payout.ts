import type { Fields, Need } from './field.ts'
import type { RequiredOf } from './method.ts'

/** What a beneficiary is made of, in this project's spelling: the gateway writes `account_number`, we `accountNumber`. */
export interface BeneficiaryShape {
  /** The gateway's name for the object, in this project's spelling. */
  readonly key: 'requisites' | 'card' | 'upi' | 'mobileMoney'
  /** Absent when no page shows them: any field is sent on. */
  readonly fields?: Fields<string>
}

/** A payout method in one country, as one page of the gateway's documents describes it. */
export interface PayoutMarket {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** ISO 4217 alpha-3. */
  readonly currency: string
  /** Page of the gateway's documents; `navigation` where the page is listed and could not be read. */
  readonly source: string
  /** What of this entry no page states. It holds nothing back: the gateway is the judge. */
  readonly inferred?: readonly ('code' | 'currency' | 'beneficiary')[]
  /** How the page's sample writes the amount. */
  readonly amountAs: 'number' | 'string'
  /** Where the page asks for a description more than "optional". */
  readonly description?: Need
  /** Customer fields beyond the merchant's own `identifier`; absent when no page shows them. */
  readonly fields?: Fields
  readonly beneficiary: BeneficiaryShape
  /** Mobile money operators of the country, in the gateway's spelling. */
  readonly operators?: readonly string[]
  /** Where the documents contradict themselves, and what was taken. */
  readonly notes?: readonly string[]
}

/** A payout method: one code, and the countries it works in. A call to the gateway by the merchant's server only. */
export interface PayoutMethod {
  readonly code: string
  readonly markets: readonly PayoutMarket[]
}

type EntryOf<M extends PayoutMethod, Currency extends string> = Extract<
  M['markets'][number],
  { currency: Currency }
>

type FieldsIn<Entry> = Entry extends { readonly fields: infer Found } ? Found : never

/** What must be said of the beneficiary, as far as the documents are known when compiling; any other field is sent on. */
export type BeneficiaryOf<M extends PayoutMethod, Currency extends string> = Readonly<
  Record<string, string>
> & {
  readonly [Name in RequiredOf<FieldsIn<EntryOf<M, Currency>['beneficiary']>>]: string
}

/** The customer fields a payout requires. */
export type PayoutRequiredOf<M extends PayoutMethod, Currency extends string> = RequiredOf<
  FieldsIn<EntryOf<M, Currency>>
>
