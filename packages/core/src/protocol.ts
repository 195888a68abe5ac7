/**
 * What browser and proxy say to each other, written once. Both sides read the other's bytes with the schemas below; every
 * path is relative to where the proxy is mounted.
 */
import { parseChallenge } from './challenge.ts'
import { ProtocolError } from './errors.ts'
import { FIELD_NAMES, type Field } from './methods/field.ts'
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
  /** PUT with a status token as Bearer: what a `requisites` or `otp` challenge asks for. */
  confirm: '/payments/me/confirm',
  /** POST by the gateway, with a callback token behind it or as `?t=`. */
  callback: '/callback',
} as const

/** Header that names the order: its id, or a token the merchant's server made of it. */
export const ORDER_HEADER = 'rumba-order'

/** Header of a page that comes back without a status token: names the payment, where the merchant's server vouches for its visitor. */
export const REFERENCE_HEADER = 'rumba-reference'

/** The longest a `?wait=` may hold an answer, in seconds. */
export const MAX_WAIT_SECONDS = 25

type PaymentOptional = 'payee' | 'description' | 'challenge' | 'expiresAt'
const payment: s.Schema<Payment> = s.object<Omit<Payment, PaymentOptional>, Pick<Payment, PaymentOptional>>(
  {
    reference: s.string,
    method: s.string,
    status: s.string,
    amount: s.money,
    createdAt: s.instant,
    version: s.number,
  },
  { payee: s.string, description: s.string, challenge: parseChallenge, expiresAt: s.instant },
)

const snapshotEntries = { payment, now: s.instant, pollAfterMs: s.number }
const stale = { stale: s.oneOf(true) }
const snapshot: s.Schema<PaymentSnapshot> = s.object<
  Omit<PaymentSnapshot, 'stale'>,
  Pick<PaymentSnapshot, 'stale'>
>(snapshotEntries, stale)
const startedPayment: s.Schema<StartedPayment> = s.object<
  Omit<StartedPayment, 'stale'>,
  Pick<StartedPayment, 'stale'>
>({ ...snapshotEntries, token: s.string }, stale)

const field: s.Schema<Field> = s.object<Omit<Field, 'format'>, Pick<Field, 'format'>>(
  { name: s.oneOf(...FIELD_NAMES), need: s.oneOf('required', 'conditional', 'optional', 'undocumented') },
  { format: s.oneOf('cpf-cnpj', 'cuit', 'rut') },
)

const methodOffer: s.Schema<MethodOffer> = s.object<Omit<MethodOffer, 'amount'>, Pick<MethodOffer, 'amount'>>(
  { code: s.string, fields: s.array(field) },
  { amount: s.money },
)

const order: s.Schema<Order> = s.object<
  Omit<Order, 'description' | 'current'>,
  Pick<Order, 'description' | 'current'>
>(
  { amount: s.money, methods: s.array(methodOffer), now: s.instant },
  { description: s.string, current: startedPayment },
)

const reader =
  <Value>(schema: s.Schema<Value>) =>
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
    isMoney(entry)
      ? { value: formatDecimal(entry), currency: entry.currency, exponent: entry.exponent }
      : entry,
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

const problem: s.Schema<Problem> = s.object<
  Omit<Problem, 'retryAfterMs' | 'fields'>,
  Pick<Problem, 'retryAfterMs' | 'fields'>
>(
  {
    type: s.string,
    title: s.string,
    status: s.number,
    code: s.string,
    outcome: s.oneOf('none', 'done', 'unknown'),
    retryable: s.boolean,
  },
  { retryAfterMs: s.number, fields: s.array(s.string) },
)

/** @throws {ProtocolError} the value is not a problem of this protocol */
export const parseProblem: (value: unknown, status?: number) => Problem = reader(problem)
