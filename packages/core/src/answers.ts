/** Reads what the proxy answers: the page's half of protocol.ts, apart so that the proxy need not load it. */
import { parseChallenge } from './challenge.ts'
import { ProtocolError } from './errors.ts'
import type { Field, FieldName, Need } from './methods/field.ts'
import type { MethodOffer, Order, Payment, PaymentSnapshot, StartedPayment } from './payment.ts'
import type { Problem } from './protocol.ts'
import * as s from './schema.ts'

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
  Omit<StartedPayment, 'stale' | 'resume'>,
  Pick<StartedPayment, 'stale' | 'resume'>
>({ ...snapshotEntries, token: s.string }, { ...stale, resume: s.string })

/** Like a method's, a field's name may be one that only a newer proxy knows: it is asked for all the same. */
const field: s.Schema<Field> = s.object<Omit<Field, 'format'>, Pick<Field, 'format'>>(
  { name: s.string as s.Schema<FieldName>, need: s.string as s.Schema<Need> },
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
