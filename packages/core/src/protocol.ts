/**
 * What browser and proxy say to each other, written once. Both sides read the other's bytes with the schemas below; every
 * path is relative to where the proxy is mounted.
 */
import { parseChallenge } from './challenge.ts'
import { ProtocolError } from './errors.ts'
import { FIELD_NAMES, type Payer } from './methods/field.ts'
import { formatDecimal, type Money } from './money.ts'
import type { MethodOffer, Order, Payment, PaymentSnapshot, StartedPayment } from './payment.ts'
import * as s from './schema.ts'

export const ROUTES = {
  /** GET with `rumba-order`: what the order owes, how it may be paid, and the attempt under way. */
  order: '/order',
  /** POST with `idempotency-key`: starts an attempt. */
  payments: '/payments',
  /** GET with a status token as Bearer: a snapshot; `?wait=25` holds the answer until something changes. */
  payment: '/payments/me',
  /** GET with a status token as Bearer: one server-sent event for each change. */
  events: '/payments/me/events',
  /** POST by the gateway, followed by a callback token. */
  callback: '/callback',
} as const

/** Header that names the order: its id, or a token the merchant's server made of it. */
export const ORDER_HEADER = 'rumba-order'

/** The longest a `?wait=` may hold an answer, in seconds. */
export const MAX_WAIT_SECONDS = 25

/** Body of a create call. There is no amount, currency, reference or address in it: those are the server's to say. */
export interface CreatePaymentBody {
  readonly order: string
  readonly method: string
  readonly payer?: Payer
  /** BCP 47, for the gateway's own pages. */
  readonly locale?: string
}

const createPaymentBody: s.Schema<unknown, CreatePaymentBody> = s.strictObject({
  order: s.text(1, 4096),
  method: s.text(1, 64),
  payer: s.exactOptional(s.payer),
  locale: s.exactOptional(s.text(2, 35)),
})

/** Reads a create body; `fail` makes the error for the dotted path of the field that does not fit. */
export function parseCreatePaymentBody(value: unknown, fail: (path: string) => Error): CreatePaymentBody {
  return s.read(createPaymentBody, value, fail)
}

const payment: s.Schema<unknown, Payment> = s.object({
  reference: s.string(),
  method: s.string(),
  status: s.string(),
  amount: s.money,
  payee: s.exactOptional(s.string()),
  description: s.exactOptional(s.string()),
  challenge: s.exactOptional(s.pipe(s.unknown(), s.transform(parseChallenge))),
  createdAt: s.instant,
  expiresAt: s.exactOptional(s.instant),
  version: s.number(),
})

const snapshotEntries = {
  payment,
  now: s.instant,
  pollAfterMs: s.number(),
  stale: s.exactOptional(s.literal(true)),
}
const snapshot: s.Schema<unknown, PaymentSnapshot> = s.object(snapshotEntries)
const startedPayment: s.Schema<unknown, StartedPayment> = s.object({ ...snapshotEntries, token: s.string() })

const methodOffer: s.Schema<unknown, MethodOffer> = s.object({
  code: s.string(),
  amount: s.exactOptional(s.money),
  fields: s.array(
    s.object({
      name: s.picklist(FIELD_NAMES),
      need: s.picklist(['required', 'conditional', 'optional'] as const),
      format: s.exactOptional(s.literal('cpf-cnpj')),
    }),
  ),
})

const order: s.Schema<unknown, Order> = s.object({
  amount: s.money,
  description: s.exactOptional(s.string()),
  methods: s.array(methodOffer),
  current: s.exactOptional(startedPayment),
  now: s.instant,
})

const reader =
  <Value>(schema: s.Schema<unknown, Value>) =>
  (value: unknown, status = 200): Value =>
    s.read(schema, value, path => new ProtocolError(status, path))

/** @throws {ProtocolError} the value is not an order */
export const parseOrder: (value: unknown, status?: number) => Order = reader(order)
/** @throws {ProtocolError} the value is not a started payment */
export const parseStartedPayment: (value: unknown, status?: number) => StartedPayment = reader(startedPayment)
/** @throws {ProtocolError} the value is not a snapshot */
export const parseSnapshot: (value: unknown, status?: number) => PaymentSnapshot = reader(snapshot)

/** A value as JSON text for this wire: money becomes `{ value, currency }`, everything else stays. */
export function formatWire(value: Order | StartedPayment | PaymentSnapshot): string {
  return JSON.stringify(value, (_key, entry: unknown) =>
    isMoney(entry) ? { value: formatDecimal(entry), currency: entry.currency } : entry,
  )
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'bigint'
}

/** RFC 9457 problem, as the proxy writes it. */
export interface Problem {
  /** Page that explains the code. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly outcome: 'none' | 'done' | 'unknown'
  readonly retryable: boolean
  readonly retryAfterMs?: number
  /** Names of the payer's fields that were refused. */
  readonly fields?: readonly string[]
}

const problem: s.Schema<unknown, Problem> = s.object({
  type: s.string(),
  title: s.string(),
  status: s.number(),
  code: s.string(),
  outcome: s.picklist(['none', 'done', 'unknown'] as const),
  retryable: s.boolean(),
  retryAfterMs: s.exactOptional(s.number()),
  fields: s.exactOptional(s.array(s.string())),
})

/** @throws {ProtocolError} the value is not a problem of this protocol */
export const parseProblem: (value: unknown, status?: number) => Problem = reader(problem)
