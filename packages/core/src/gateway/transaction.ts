import type { Challenge } from '../challenge.ts'
import { GatewayRejectedError, GatewaySyntaxError } from '../errors.ts'
import type { Exponents, Money } from '../money.ts'
import { parseMoney } from '../parseMoney.ts'
import * as s from '../schema.ts'
import { type PaymentStatus, parseStatus } from '../status.ts'
import { toChallenge, toTexts } from './challenge.ts'
import { JsonNumber, parseJson } from './json.ts'
import { type GatewayTime, parseGatewayTime } from './timestamp.ts'

/** What the gateway says of a payment or payout, in a create reply, a status reply or a callback. */
export interface GatewayTransaction {
  /** The id for a status check; absent while the gateway has none and writes all zeros. */
  readonly requestId?: string
  readonly reference: string
  readonly status: PaymentStatus
  readonly statusAt?: GatewayTime
  readonly amount: Money
  /** Not defined by any document, and it differs from `amount` either way: never the paid amount. */
  readonly billingAmount?: Money
  /** The gateway's short id; paysafecard echoes the customer's id here. */
  readonly identifier?: string
  readonly description?: string
  readonly createdAt?: GatewayTime
  /** Only the create reply of a payment has one. */
  readonly challenge?: Challenge
  /** The beneficiary of a payout, in the gateway's spelling. */
  readonly requisites?: Readonly<Record<string, string>>
  /** Routing fields, of either shape; not complete, and keys that nobody sent come back too. */
  readonly extra?: Readonly<Record<string, string>>
  /** When the gateway wrote this message, by its own clock. */
  readonly sentAt?: GatewayTime
  /** A callback may carry an error of its own; such a transaction is never paid. */
  readonly error?: { readonly code: number; readonly reason: string }
}

export interface ReadOptions {
  /** Digits after the point where the merchant's contract counts them otherwise than our table. */
  readonly exponents?: Exponents
}

interface WireField {
  readonly field: string
  readonly message: string
}

/** A field may be missing or null: the gateway's samples leave different ones out. */
interface Wire {
  readonly error_code: number
  readonly error_message?: string | null
  readonly error_reason?: string | null
  readonly error_fields?: WireField[] | null
  readonly identifier?: string | null
  readonly request_id?: string | null
  readonly reference?: string | null
  readonly description?: string | null
  readonly status?: { name: string; date?: string | null } | null
  readonly created_date?: string | null
  readonly amount?: string | null
  readonly billing_amount?: string | null
  readonly currency?: string | null
  readonly challenge?: unknown
  readonly requisites?: unknown
  readonly extra?: unknown
  readonly timestamp?: string | null
}

const integer: s.Schema<number> = (value, path, refuse) =>
  value instanceof JsonNumber && /^-?\d{1,9}$/.test(value.text) ? Number(value.text) : refuse(path)

/** Decimal text, from a JSON string or a JSON number; only one with an exponent is counted out by way of a float. */
const decimal: s.Schema<string> = (value, path, refuse) => {
  if (!(value instanceof JsonNumber)) return s.string(value, path, refuse)
  return /e/i.test(value.text) ? String(Number(value.text)) : value.text
}

const text = s.nullable(s.string)

const wire: s.Schema<Wire> = s.object<Pick<Wire, 'error_code'>, Omit<Wire, 'error_code'>>(
  { error_code: integer },
  {
    error_message: text,
    error_reason: text,
    error_fields: s.nullable(s.array(s.object<WireField>({ field: s.string, message: s.string }))),
    identifier: text,
    request_id: text,
    reference: text,
    description: text,
    status: s.nullable(
      s.object<{ name: string }, { date: string | null }>({ name: s.text(1, 64) }, { date: text }),
    ),
    created_date: text,
    amount: s.nullable(decimal),
    billing_amount: s.nullable(decimal),
    currency: text,
    challenge: s.unknown,
    requisites: s.unknown,
    extra: s.unknown,
    timestamp: text,
  },
)

const ZERO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Reads the reply to a create call or a status check, of a payment or a payout.
 *
 * @param json the reply's body, already verified
 * @throws {GatewayRejectedError} `error_code` is not 0, whatever the HTTP status was
 * @throws {GatewaySyntaxError} the text is not an envelope, or a field it must have is missing or of another type
 */
export function parseReply(json: string, options: ReadOptions = {}): GatewayTransaction {
  const transaction = readEnvelope(json, options)
  if (transaction instanceof GatewayRejectedError) throw transaction
  return transaction
}

/**
 * Reads a callback. One with an `error_code` of its own is returned with `error` set: it still says which payment it is about.
 *
 * @throws {GatewaySyntaxError} the text is not a callback
 */
export function parseCallback(json: string, options: ReadOptions = {}): GatewayTransaction {
  const transaction = readEnvelope(json, options)
  if (transaction instanceof GatewayRejectedError) throw new GatewaySyntaxError('reference', 'it is missing')
  return transaction
}

function readEnvelope(json: string, options: ReadOptions): GatewayTransaction | GatewayRejectedError {
  const envelope = s.read(
    wire,
    parseJson(json),
    path => new GatewaySyntaxError(path, 'it is missing or of another type'),
  )
  const { error_code: code, request_id: id, billing_amount: billing, challenge, requisites, extra } = envelope
  const reason = envelope.error_reason || envelope.error_message || ''
  const time = (value: string | null | undefined) => (value ? parseGatewayTime(value) : undefined)
  const sentAt = time(envelope.timestamp)
  if (code !== 0 && (!envelope.reference || !envelope.status)) {
    return new GatewayRejectedError(code, reason, {
      fields: envelope.error_fields ?? [],
      ...(id && { traceId: id }),
    })
  }
  const reference = required(envelope.reference, 'reference')
  const status = required(envelope.status, 'status')
  const currency = required(envelope.currency, 'currency')
  const readAmount = (value: string, path: string): Money => {
    try {
      return parseMoney(value, currency, options.exponents)
    } catch {
      throw new GatewaySyntaxError(path, `it is not an amount in ${currency.slice(0, 8)}`)
    }
  }
  return compact({
    requestId: id && id !== ZERO_ID ? id : undefined,
    reference,
    status: parseStatus(status.name),
    statusAt: time(status.date),
    amount: readAmount(required(envelope.amount, 'amount'), 'amount'),
    billingAmount: billing ? attempt(() => readAmount(billing, 'billing_amount')) : undefined,
    identifier: envelope.identifier || undefined,
    description: envelope.description || undefined,
    createdAt: time(envelope.created_date),
    challenge: challenge ? toChallenge(challenge) : undefined,
    requisites: requisites ? toTexts(requisites) : undefined,
    extra: extra ? toTexts(extra) : undefined,
    sentAt,
    error: code === 0 ? undefined : { code, reason },
  })
}

function required<Value>(value: Value | null | undefined, path: string): Value {
  if (value === undefined || value === null) throw new GatewaySyntaxError(path, 'it is missing')
  return value
}

/** For what nothing depends on: unreadable is the same as absent, so that it cannot sink a callback. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

type Compact<Values> = {
  [Key in keyof Values as undefined extends Values[Key] ? never : Key]: Values[Key]
} & { [Key in keyof Values as undefined extends Values[Key] ? Key : never]?: Exclude<Values[Key], undefined> }

/** Leaves out what is not there, so that absent stays absent. */
function compact<Values extends object>(values: Values): Compact<Values> {
  const kept: Record<string, unknown> = {}
  for (const name of Object.keys(values)) {
    const value = values[name as keyof Values]
    if (value !== undefined) kept[name] = value
  }
  return kept as Compact<Values>
}
