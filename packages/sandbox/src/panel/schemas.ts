import { CORNERS } from '../corners.ts'
import { FAULTS } from '../faults.ts'
import { type Schema, toProperties } from './schema.ts'

const TEXT: Schema = { type: 'string' }
const FLAG: Schema = { type: 'boolean' }
const COUNT: Schema = { type: 'integer', minimum: 0 }
const ID: Schema = { type: 'string', description: 'A UUID in lower case.' }
const TIME: Schema = { type: 'number', description: 'Epoch milliseconds by the sandbox’s clock.' }
const TIME_OR_NULL: Schema = { type: ['number', 'null'], description: TIME.description ?? '' }
const TEXTS: Schema = { type: 'object', additionalProperties: TEXT }
const TEXT_OR_NULL: Schema = { type: ['string', 'null'] }

type Name =
  | 'Transaction'
  | 'TransactionWithTimeline'
  | 'Callback'
  | 'TimelineEntry'
  | 'Call'
  | 'Scenario'
  | 'Faults'
  | 'Corners'
  | 'Clock'
  | 'State'
  | 'Problem'

/** A schema by its name among {@link SCHEMAS}. */
export const ref = (name: Name): Schema => ({ $ref: `#/components/schemas/${name}` })

/** An object; every field is always there but those that `optional` names. */
export function object(properties: Readonly<Record<string, Schema>>, ...optional: readonly string[]): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter(name => !optional.includes(name)),
  }
}

const listOf = (items: Schema, description = ''): Schema => ({ type: 'array', items, description })

const TRANSACTION: Readonly<Record<string, Schema>> = {
  request_id: ID,
  identifier: { type: 'string', examples: ['PIX000000001'] },
  kind: { enum: ['payment', 'payout'] },
  reference: TEXT,
  method: { type: 'string', examples: ['pix'] },
  amount: { type: 'number', description: 'What was paid, once it is paid.' },
  currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  status: {
    type: 'string',
    description: 'created, pending, success, declined, error, expired, or a name that a scenario made up.',
  },
  code: { type: 'string', description: 'The Pix code or UPI link.' },
  url: { type: 'string', description: 'Where the buyer is sent.' },
  requisites: { ...TEXTS, description: 'Account, card or voucher that the buyer pays to.' },
  otp: { type: 'string', description: 'The one-time code that the buyer would have got.' },
  asks: { type: 'array', items: TEXT, description: 'What the confirm call has to bring of the buyer.' },
  beneficiary: {
    type: 'object',
    additionalProperties: TEXTS,
    description: 'Who gets a payout, under the gateway’s name for the object.',
  },
  scenario: TEXT,
  callback_url: TEXT_OR_NULL,
  callbacks: { type: 'array', items: ref('Callback') },
  created_at: TIME,
  expires_at: { ...TIME_OR_NULL, description: 'null when it never does.' },
}

const entry = (kind: string, properties: Readonly<Record<string, Schema>>, ...optional: string[]): Schema =>
  object({ kind: { const: kind }, at: TIME, ...properties }, ...optional)

/** What not every transaction has. */
const OF_SOME = ['code', 'url', 'requisites', 'otp', 'asks', 'beneficiary']

/** Every value of the panel's API that has a name. */
export const SCHEMAS: Readonly<Record<Name, Schema>> = {
  Transaction: object(TRANSACTION, ...OF_SOME),
  TransactionWithTimeline: object(
    {
      ...TRANSACTION,
      timeline: {
        type: 'array',
        items: ref('TimelineEntry'),
        description: 'What happened to it, in its order.',
      },
    },
    ...OF_SOME,
  ),
  Callback: {
    description: 'One attempt to tell the merchant.',
    ...object({
      sent_at: TIME,
      status: {
        type: ['integer', 'null'],
        description: 'HTTP status of the answer; null while there is none.',
      },
      ms: { type: ['number', 'null'], description: 'How long the answer took; null while it is awaited.' },
      error: { ...TEXT_OR_NULL, description: 'Why no answer came.' },
      told: { type: 'string', description: 'The status it told.' },
      is_forged: { type: 'boolean', description: 'It carried the signature of other bytes.' },
      next_at: { ...TIME_OR_NULL, description: 'When it is sent again; null when it is not, or has been.' },
    }),
  },
  TimelineEntry: {
    oneOf: [
      entry('call', {
        call: {
          type: 'integer',
          minimum: 1,
          description: 'Number of the call; of the last one of several alike.',
        },
        times: { type: 'integer', minimum: 1 },
        verb: TEXT,
        path: TEXT,
        status: COUNT,
        error_code: COUNT,
        token_fault: TEXT_OR_NULL,
        signature_fault: TEXT_OR_NULL,
      }),
      entry(
        'act',
        {
          act: { enum: ['pay', 'decline', 'expire', 'fail', 'keep-pending', 'open', 'callback'] },
          amount: TEXT,
          currency: TEXT,
          times: COUNT,
          status: TEXT,
          forged: FLAG,
        },
        'amount',
        'currency',
        'times',
        'status',
        'forged',
      ),
      entry('move', { status: TEXT }),
      entry('callback', { index: { ...COUNT, description: 'Its place in `callbacks`.' } }),
    ],
  },
  Call: {
    description: 'A call to the API as it was answered.',
    ...object({
      number: { type: 'integer', minimum: 1 },
      at: TIME,
      verb: TEXT,
      path: TEXT,
      has_token: FLAG,
      is_signed: FLAG,
      token_fault: { ...TEXT_OR_NULL, description: 'What is wrong with the access-token.' },
      signature_fault: { ...TEXT_OR_NULL, description: 'What is wrong with the signature.' },
      body: { description: 'The parsed body; null where there is none or it is no JSON.' },
      status: COUNT,
      error_code: COUNT,
      request_id: TEXT_OR_NULL,
    }),
  },
  Scenario: object(
    {
      name: TEXT,
      about: TEXT,
      minor_units: { type: 'integer', description: 'The amount that chooses it.' },
      number: object({ means: TEXT, usual: { type: 'number' } }),
    },
    'number',
  ),
  Faults: object(toProperties(FAULTS)),
  Corners: object(toProperties(CORNERS)),
  Clock: object({ now: TIME, frozen: FLAG }),
  State: object({
    now: TIME,
    frozen: FLAG,
    scenario: { ...TEXT_OR_NULL, description: 'What new transactions play; null where code decides it.' },
    next_scenario: { ...TEXT_OR_NULL, description: 'What the next one plays, once.' },
    faults: ref('Faults'),
    corners: ref('Corners'),
  }),
  Problem: object({ error: object({ code: TEXT, message: TEXT }) }),
}

export const TRANSACTION_LIST: Schema = object({ transactions: listOf(ref('Transaction'), 'Newest first.') })
export const CALL_LIST: Schema = object({ calls: listOf(ref('Call'), 'Oldest first.') })
export const SCENARIO_LIST: Schema = object({
  scenario: TEXT_OR_NULL,
  next: TEXT_OR_NULL,
  scenarios: listOf(ref('Scenario')),
})
