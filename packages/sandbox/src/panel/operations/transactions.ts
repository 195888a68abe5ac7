import { TransactionUnknownError } from '../../errors.ts'
import type { Fields } from '../../gateway/fields.ts'
import type { End } from '../../lifecycle.ts'
import { readOptions } from '../../options.ts'
import { readPaid } from '../../paid.ts'
import { respondJson, respondText } from '../../respond.ts'
import type { Transaction } from '../../state/transaction.ts'
import { filterTransactions, MOST_LISTED } from '../filter.ts'
import { toTransactionJson, toTransactionWithTimelineJson } from '../json.ts'
import { bodyOf, json, type Operation, respondForgotten, text, textOf, toProblem } from '../operation.ts'
import type { PanelParts } from '../parts.ts'
import { ref, TRANSACTION_LIST } from '../schemas.ts'
import { formatVitest } from '../vitestCopy.ts'

const REQUEST_ID = { request_id: { type: 'string', description: 'Of a transaction.' } } as const
const UNKNOWN = { 404: 'No transaction has this id.' } as const
const UNKNOWN_OR_ENDED = { ...UNKNOWN, 409: 'It has already ended.' } as const

/** Transactions: to find, to move, to call back about, to copy. */
export function createTransactionOperations({
  store,
  lifecycle,
  calls,
  faults,
  corners,
  settings,
}: PanelParts): readonly Operation[] {
  /** What became of an act, or the problem that its error is. */
  const act = (run: () => Transaction): Response => {
    try {
      return respondJson(200, toTransactionJson(run()))
    } catch (error) {
      return toProblem(error)
    }
  }
  const idOf = (params: Readonly<Record<string, string>>): string => (params.request_id ?? '').toLowerCase()

  const ending = (verb: string, id: string, status: End, summary: string): Operation => ({
    verb: 'POST',
    path: `/_sandbox/transactions/{request_id}/${verb}`,
    id,
    summary,
    description: 'The callback leaves at once and is not waited for.',
    params: REQUEST_ID,
    ok: json('The transaction, ended.', ref('Transaction')),
    problems: UNKNOWN_OR_ENDED,
    run: ({ params }) => act(() => lifecycle.end(idOf(params), status)),
  })

  return [
    {
      verb: 'GET',
      path: '/_sandbox/transactions',
      id: 'listTransactions',
      summary: 'Lists transactions, newest first.',
      query: {
        q: { type: 'string', description: 'Part of the reference, the request id or the identifier.' },
        status: { type: 'string', description: 'This status, or `open` for all that have not ended.' },
        method: { type: 'string', description: 'This method code.' },
        limit: { type: 'integer', minimum: 1, description: 'How many at most; all when it is left out.' },
      },
      ok: json('The transactions that fit.', TRANSACTION_LIST),
      run: ({ query }) => {
        const limit = Number(query.get('limit') ?? Number.POSITIVE_INFINITY)
        const found = filterTransactions(store.list(), query).slice(0, limit > 0 ? limit : MOST_LISTED)
        return respondJson(200, { transactions: found.map(toTransactionJson) })
      },
    },
    {
      verb: 'GET',
      path: '/_sandbox/transactions/{request_id}',
      id: 'getTransaction',
      summary: 'Gives a transaction with its timeline.',
      params: REQUEST_ID,
      ok: json('The transaction.', ref('TransactionWithTimeline')),
      problems: UNKNOWN,
      run: ({ params }) => {
        const found = store.get(idOf(params))
        return found
          ? respondJson(200, toTransactionWithTimelineJson(found))
          : toProblem(new TransactionUnknownError(idOf(params)))
      },
    },
    {
      verb: 'POST',
      path: '/_sandbox/transactions/{request_id}/pay',
      id: 'pay',
      summary: 'Pays a transaction, in full or otherwise.',
      description:
        'One that has expired can still be paid: money may come late. The callback leaves at once and is not waited for.',
      params: REQUEST_ID,
      body: bodyOf({
        amount: {
          type: 'string',
          description: 'Decimal text, where another amount is paid.',
          examples: ['10.00'],
        },
        currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'Where another one is paid.' },
      }),
      examples: [{}, { amount: '10.00' }, { amount: '10', currency: 'USD' }],
      ok: json('The transaction, paid.', ref('Transaction')),
      problems: UNKNOWN_OR_ENDED,
      run: ({ params, fields }) =>
        act(() => lifecycle.end(idOf(params), 'success', readPaid(store.get(idOf(params)), toPaid(fields)))),
    },
    ending('decline', 'decline', 'declined', 'Declines a transaction.'),
    ending('expire', 'expire', 'expired', 'Lets a transaction expire before its time.'),
    ending('fail', 'fail', 'error', 'Ends a transaction with status error.'),
    {
      verb: 'POST',
      path: '/_sandbox/transactions/{request_id}/keep-pending',
      id: 'keepPending',
      summary: 'Leaves a transaction pending until it is moved by hand.',
      params: REQUEST_ID,
      ok: json('The transaction, pending.', ref('Transaction')),
      problems: UNKNOWN_OR_ENDED,
      run: ({ params }) => act(() => lifecycle.keepPending(idOf(params))),
    },
    {
      verb: 'POST',
      path: '/_sandbox/transactions/{request_id}/callback',
      id: 'callBack',
      summary: 'Sends callbacks about a transaction as it is now.',
      description:
        'All at once, without waiting for their answers, and also while the fault `callbacks` says never.',
      params: REQUEST_ID,
      body: bodyOf({
        times: { type: 'integer', minimum: 1, maximum: 100, description: 'How many; 1 when it is left out.' },
        status: {
          type: 'string',
          maxLength: 40,
          pattern: '^[a-z_]+$',
          description: 'A status to tell in place of its own.',
        },
        forged: { type: 'boolean', description: 'Whether they carry the signature of other bytes.' },
      }),
      examples: [{}, { times: 2 }, { forged: true }, { status: 'pending' }],
      ok: json('The transaction.', ref('Transaction')),
      problems: { ...UNKNOWN, 409: 'It has no web address for callbacks.' },
      run: ({ params, fields }) => {
        const status = textOf(fields.status)
        return act(() =>
          lifecycle.callBack(idOf(params), Number(fields.times ?? 1), {
            ...(status !== undefined && { status }),
            ...(fields.forged === true && { isForged: true }),
          }),
        )
      },
    },
    {
      verb: 'GET',
      path: '/_sandbox/transactions/{request_id}/vitest',
      id: 'copyAsTest',
      summary: 'Writes a Vitest test that brings a transaction into the state of this one.',
      params: REQUEST_ID,
      ok: text('TypeScript.'),
      problems: { 404: 'No transaction has this id, or its request is no longer kept.' },
      run: ({ params }) => {
        const found = store.get(idOf(params))
        if (!found) return toProblem(new TransactionUnknownError(idOf(params)))
        const usual = readOptions({})
        const test = formatVitest(found, { settings, usual, faults, corners, findCall: calls.get })
        return test === undefined ? respondForgotten() : respondText(test)
      },
    },
  ]
}

const toPaid = ({ amount, currency }: Fields): Parameters<typeof readPaid>[1] => ({
  amount: textOf(amount),
  currency: textOf(currency),
})
