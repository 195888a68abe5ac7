import { isRumbaError } from '@rumba/core'
import type { Casting, NamedScenario, ScenarioChoice } from '../casting.ts'
import type { Scheduler } from '../clock.ts'
import { CORNERS, type Corners } from '../corners.ts'
import { TransactionUnknownError } from '../errors.ts'
import { FAULTS, type Faults } from '../faults.ts'
import type { Fields } from '../gateway/fields.ts'
import type { Signer } from '../gateway/signature.ts'
import type { End, Lifecycle } from '../lifecycle.ts'
import { readOptions, type Settings } from '../options.ts'
import { respondJson, respondProblem, respondText } from '../respond.ts'
import { SCENARIOS } from '../scenarios.ts'
import type { CallRecord } from '../state/calls.ts'
import type { Changes } from '../state/changes.ts'
import type { Store } from '../state/store.ts'
import type { Transaction } from '../state/transaction.ts'
import { createCurlWriter } from './curl.ts'
import { createEventStream } from './eventStream.ts'
import { filterTransactions, MOST_LISTED } from './filter.ts'
import { toCallJson, toScenarioJson, toTransactionJson, toTransactionWithTimelineJson } from './json.ts'
import { toOpenApi } from './openapi.ts'
import type { Answer, Operation } from './operation.ts'
import { readPaid } from './paid.ts'
import type { BodySchema, Schema } from './schema.ts'
import { CALL_LIST, object, ref, SCENARIO_LIST, TRANSACTION_LIST } from './schemas.ts'
import { formatVitest } from './vitestCopy.ts'

export interface PanelParts {
  readonly clock: Scheduler
  readonly store: Store
  readonly lifecycle: Lifecycle
  readonly calls: CallRecord
  readonly casting: Casting
  readonly changes: Changes
  readonly signer: Signer
  readonly faults: Faults
  readonly corners: Corners
  readonly settings: Settings
  readonly reset: () => void
}

/** A century; farther than that no date can be written. */
const LONGEST_ADVANCE_MS = 100 * 365 * 24 * 60 * 60 * 1000
/** Beyond the year 9999 dates have another form; nobody has to go there. */
const LATEST_MS: number = Date.UTC(9000, 0)

const json = (description: string, schema: Schema): Answer => ({
  description,
  type: 'application/json',
  schema,
})
const text = (description: string): Answer => ({
  description,
  type: 'text/plain',
  schema: { type: 'string' },
})
const bodyOf = (properties: BodySchema['properties'], ...required: string[]): BodySchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
/** Some of the fields, each with one of its values. */
const choiceOf = (choices: Readonly<Record<string, readonly unknown[]>>): BodySchema =>
  bodyOf(Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, { enum: values }])))

const REQUEST_ID = { request_id: { type: 'string', description: 'Of a transaction.' } } as const
const NUMBER = { number: { type: 'integer', minimum: 1, description: 'Of a call.' } } as const
const UNKNOWN = { 404: 'No transaction has this id.' } as const
const UNKNOWN_OR_ENDED = { ...UNKNOWN, 409: 'It has already ended.' } as const
const CLOCK = json('The clock as it is now.', ref('Clock'))
const STATE = json('The controls as they are now.', ref('State'))

/** Everything that the panel can do, as calls under `/_sandbox/`; the panel itself uses nothing else. */
export function createOperations(parts: PanelParts): readonly Operation[] {
  const { clock, store, lifecycle, calls, casting, changes, signer, faults, corners, settings, reset } = parts
  const writeCurl = createCurlWriter({ ...settings, signer, store, corners })

  const state = (): Readonly<Record<string, unknown>> => ({
    now: clock.now(),
    frozen: clock.isFrozen,
    scenario: nameOf(casting.choice),
    next_scenario: nameOf(casting.next),
    faults,
    corners,
  })
  const respondClock = (): Response => respondJson(200, { now: clock.now(), frozen: clock.isFrozen })
  /** After one of the controls was set. */
  const respondState = (value: unknown = state()): Response => {
    changes.note({ kind: 'state' })
    return respondJson(200, value)
  }

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

  const operations: readonly Operation[] = [
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
    {
      verb: 'GET',
      path: '/_sandbox/calls',
      id: 'listCalls',
      summary: 'Lists the latest calls to the API, oldest first.',
      ok: json('The calls.', CALL_LIST),
      run: () => respondJson(200, { calls: calls.list().map(toCallJson) }),
    },
    {
      verb: 'GET',
      path: '/_sandbox/calls/{number}/curl',
      id: 'copyAsCurl',
      summary: 'Writes a call as a curl command that works when it is pasted.',
      description:
        'With the right token and signature, whatever the call had; a reference that is used makes room for a new one, and a masked card number for a test number.',
      params: NUMBER,
      ok: text('The command.'),
      problems: { 404: 'No such call is kept.' },
      async run({ params }) {
        const call = calls.get(Number(params.number))
        return call ? respondText(await writeCurl(call)) : respondForgotten()
      },
    },
    {
      verb: 'GET',
      path: '/_sandbox/clock',
      id: 'getClock',
      summary: 'Says what time it is.',
      ok: CLOCK,
      run: respondClock,
    },
    {
      verb: 'POST',
      path: '/_sandbox/clock/advance',
      id: 'advanceClock',
      summary: 'Moves time forward; what falls due on the way has happened in the answer.',
      body: bodyOf(
        { ms: { type: 'number', minimum: 0, maximum: LONGEST_ADVANCE_MS, description: 'Milliseconds.' } },
        'ms',
      ),
      examples: [{ ms: 60_000 }],
      ok: CLOCK,
      run: ({ fields }) => {
        clock.advance(Math.min(Number(fields.ms), Math.max(0, LATEST_MS - clock.now())))
        return respondClock()
      },
    },
    {
      verb: 'POST',
      path: '/_sandbox/clock/freeze',
      id: 'freezeClock',
      summary: 'Stops time, where it stands or at a moment.',
      body: bodyOf({
        at: { type: 'number', minimum: 0, maximum: LATEST_MS, description: 'Epoch milliseconds.' },
      }),
      examples: [{}, { at: 2_000_000_000_000 }],
      ok: CLOCK,
      run: ({ fields }) => {
        clock.freeze(fields.at === undefined ? undefined : Number(fields.at))
        return respondClock()
      },
    },
    {
      verb: 'POST',
      path: '/_sandbox/clock/resume',
      id: 'resumeClock',
      summary: 'Lets time run again from where it stands.',
      ok: CLOCK,
      run: () => {
        clock.resume()
        return respondClock()
      },
    },
    {
      verb: 'GET',
      path: '/_sandbox/scenarios',
      id: 'listScenarios',
      summary: 'Says what new transactions play, and what they can.',
      ok: json('The choice and the scenarios.', SCENARIO_LIST),
      run: () =>
        respondJson(200, {
          scenario: nameOf(casting.choice),
          next: nameOf(casting.next),
          scenarios: SCENARIOS.map(toScenarioJson),
        }),
    },
    {
      verb: 'POST',
      path: '/_sandbox/scenario',
      id: 'chooseScenario',
      summary: 'Chooses what all new transactions play, or the next one only.',
      body: bodyOf(
        {
          scenario: {
            type: ['string', 'null'],
            maxLength: 60,
            description: 'declined, paid-after:5, by-amount …; null clears the choice',
            examples: ['paid-after:5'],
          },
          for: { enum: ['all', 'next'], description: 'Whom it is for; all when it is left out.' },
        },
        'scenario',
      ),
      examples: [{ scenario: 'declined' }, { scenario: 'paid-after:5', for: 'next' }, { scenario: null }],
      ok: json(
        'What is chosen now.',
        object({ scenario: { type: ['string', 'null'] }, next: { type: ['string', 'null'] } }),
      ),
      run: ({ fields }) => {
        const named = textOf(fields.scenario)
        try {
          if (fields.for === 'next') casting.next = named
          else casting.choice = named ?? settings.scenario
        } catch (error) {
          return toProblem(error)
        }
        return respondState({ scenario: nameOf(casting.choice), next: nameOf(casting.next) })
      },
    },
    {
      verb: 'GET',
      path: '/_sandbox/faults',
      id: 'getFaults',
      summary: 'Says in which ways the gateway misbehaves.',
      ok: json('Every fault.', ref('Faults')),
      run: () => respondJson(200, faults),
    },
    {
      verb: 'POST',
      path: '/_sandbox/faults',
      id: 'setFaults',
      summary: 'Turns faults on and off; what is left out stays as it is.',
      body: choiceOf(FAULTS),
      examples: [{ unsignedReplies: true }, { callbacks: 'never', payCode: 'other-payee' }],
      ok: json('Every fault.', ref('Faults')),
      run: ({ fields }) => respondState(Object.assign(faults, fields)),
    },
    {
      verb: 'GET',
      path: '/_sandbox/corners',
      id: 'getCorners',
      summary: 'Says how the sandbox decides what the documents leave open.',
      ok: json('Every corner.', ref('Corners')),
      run: () => respondJson(200, corners),
    },
    {
      verb: 'POST',
      path: '/_sandbox/corners',
      id: 'setCorners',
      summary: 'Decides it otherwise; what is left out stays as it is.',
      body: choiceOf(CORNERS),
      examples: [{ notFoundStatus: 200 }],
      ok: json('Every corner.', ref('Corners')),
      run: ({ fields }) => respondState(Object.assign(corners, fields)),
    },
    {
      verb: 'GET',
      path: '/_sandbox/state',
      id: 'getState',
      summary: 'Gives the clock and all the controls in one.',
      ok: STATE,
      run: () => respondJson(200, state()),
    },
    {
      verb: 'GET',
      path: '/_sandbox/events',
      id: 'listen',
      summary: 'Tells what happens, as server-sent events.',
      description:
        '`state` (a State) first and whenever one of the controls was set; `transaction` (a Transaction) and `call` (a Call) as they come; `reset` (an empty object). Nothing is replayed: after a break, read the lists again.',
      ok: { description: 'A stream without an end.', type: 'text/event-stream', schema: { type: 'string' } },
      run: () => createEventStream({ changes, store, state }),
    },
    {
      verb: 'POST',
      path: '/_sandbox/reset',
      id: 'reset',
      summary: 'Forgets everything, goes back to real time and to the options of the start.',
      ok: STATE,
      run: () => {
        reset()
        return respondState()
      },
    },
    {
      verb: 'GET',
      path: '/_sandbox/openapi.json',
      id: 'getOpenApi',
      summary: 'Gives this document.',
      ok: json('An OpenAPI 3.1 document.', { type: 'object' }),
      run: () => respondJson(200, toOpenApi(operations, settings.publicUrl)),
    },
  ]
  return operations
}

function respondForgotten(): Response {
  return respondProblem(404, 'not_found', 'The sandbox has no such call, or no longer: the latest are kept.')
}

/** The answer that an error of the sandbox is. */
function toProblem(error: unknown): Response {
  if (!isRumbaError(error)) throw error
  const status = error instanceof TransactionUnknownError ? 404 : error.code === 'SANDBOX_OPTION' ? 400 : 409
  return respondProblem(status, status === 400 ? 'bad_field' : error.code, error.message)
}

/** The body's schema has seen to it that what is there is text. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const toPaid = ({ amount, currency }: Fields): Parameters<typeof readPaid>[1] => ({
  amount: textOf(amount),
  currency: textOf(currency),
})

/** A scenario that was chosen by code may have no name that could be sent back. */
function nameOf(choice: ScenarioChoice | NamedScenario | undefined): string | null {
  if (choice === undefined || typeof choice === 'function') return null
  return typeof choice === 'string' ? choice : choice.name
}
