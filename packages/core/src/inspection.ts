import { type Money, readMoney, sameMoney } from './money.ts'

/** How what a code or link says compares with what the order says; `not-stated` when either is silent. */
export type Comparison = 'match' | 'not-stated' | 'mismatch'

/** What the merchant's order says, as far as a code or link can be held against it. */
export interface ExpectedPayment {
  readonly amount?: Money | undefined
  /** Name the payer's bank or app should show. */
  readonly payee?: string | undefined
  /** Pix key or UPI address the money must go to. A dynamic Pix code does not state its key. */
  readonly account?: string
}

/** One thing found, with how much it weighs. */
export interface Finding<Code extends string> {
  readonly code: Code
  readonly severity: 'warn' | 'refuse'
  /** What was found, where the code alone does not say it; `explainFinding` makes words of both. Never a payee, an account or an address. */
  readonly found?: string
}

/** What came of weighing a code or link. */
export interface Inspection<Code extends string> {
  /** `refuse`: do not show it as payable. `warn`: show it, and let the findings be known. */
  readonly verdict: 'payable' | 'warn' | 'refuse'
  readonly amount: Comparison
  readonly payee: Comparison
  readonly account: Comparison
  readonly findings: readonly Finding<Code>[]
}

/** Notes a finding. */
export type Find<Code extends string> = (severity: 'warn' | 'refuse', code: Code, found?: string) => void

/** Makes what notes findings in a list. */
export const findInto =
  <Code extends string>(findings: Finding<Code>[]): Find<Code> =>
  (severity, code, found) => {
    findings.push({ severity, code, ...(found !== undefined && { found }) })
  }

/** The gravest finding decides. */
export function verdictOf(findings: readonly Finding<string>[]): Inspection<string>['verdict'] {
  if (findings.some(({ severity }) => severity === 'refuse')) return 'refuse'
  return findings.length > 0 ? 'warn' : 'payable'
}

/** Holds a stated amount against the order's and notes what is wrong with it. */
export function compareAmount(
  text: string | undefined,
  currency: string,
  order: ExpectedPayment,
  find: Find<'amount-syntax' | 'amount-zero' | 'amount-mismatch'>,
): Comparison {
  if (!text) return 'not-stated'
  const stated = readMoney(text, currency)
  if (!stated) {
    find('refuse', 'amount-syntax', text)
    return order.amount ? 'mismatch' : 'not-stated'
  }
  if (stated.minor === 0n) find('warn', 'amount-zero')
  if (!order.amount) return 'not-stated'
  if (sameMoney(stated, order.amount)) return 'match'
  find('refuse', 'amount-mismatch', text)
  return 'mismatch'
}

/** Holds a stated name or account against the order's, both in the form that `toComparable` brings them to. */
export function compareText(
  name: 'payee' | 'account',
  stated: string | undefined,
  order: ExpectedPayment,
  toComparable: (text: string) => string,
  find: Find<'payee-mismatch' | 'account-mismatch'>,
): Comparison {
  const expected = order[name]
  if (!stated || !expected) return 'not-stated'
  if (toComparable(stated) === toComparable(expected)) return 'match'
  find('refuse', `${name}-mismatch`)
  return 'mismatch'
}

/** A key or an address, which counts without case. */
export const toComparableAccount = (account: string): string => account.trim().toLowerCase()

/** A name without case, accents and the difference between blanks and underscores. */
export const toComparableName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toUpperCase()
