import type { Payee } from '../gateway/brCode.ts'
import type { Transaction } from '../state/transaction.ts'
import type { Words } from './words/words.ts'

/** What the parts of a hosted page are drawn from. */
export interface View {
  readonly transaction: Transaction
  readonly payee: Payee
  readonly words: Words
  /** As the buyer reads it: `R$ 25,01`. */
  readonly amount: string
}
