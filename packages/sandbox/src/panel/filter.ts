import { isFinal } from '@rumba/core'
import { type Transaction, toIdentifier } from '../state/transaction.ts'

/** More than this nobody reads at once. */
export const MOST_LISTED = 100

/** Those that fit `q` (part of reference, request id or identifier), `status` (a name, or `open`) and `method`; in their order. */
export function filterTransactions(
  transactions: readonly Transaction[],
  query: URLSearchParams,
): readonly Transaction[] {
  const part = (query.get('q') ?? '').trim().toLowerCase()
  const status = query.get('status') ?? ''
  const method = query.get('method') ?? ''
  return transactions.filter(
    transaction =>
      (status === '' || (status === 'open' ? !isFinal(transaction.status) : transaction.status === status)) &&
      (method === '' || transaction.method === method) &&
      (part === '' ||
        [transaction.reference, transaction.requestId, toIdentifier(transaction)].some(text =>
          text.toLowerCase().includes(part),
        )),
  )
}
