import type { Challenge } from '../challenge.ts'
import { GatewayRejectedError, GatewaySyntaxError } from '../errors.ts'
import { type Money, parseMoney } from '../money.ts'
import * as s from '../schema.ts'
import { type PaymentStatus, parseStatus } from '../status.ts'
import { toChallenge, type WireChallenge, wireChallenge } from './challenge.ts'
import { type GatewayTime, parseGatewayTime } from './timestamp.ts'

/** What the gateway says of a transaction, in a create reply, a status reply or a callback. */
export interface GatewayTransaction {
  /** The id for a status check; absent while the gateway has none and writes all zeros. */
  readonly requestId?: string
  readonly reference: string
  readonly status: PaymentStatus
  readonly amount: Money
  /** Only a create reply has one. */
  readonly challenge?: Challenge
  /** When the gateway wrote this message, by its own clock. */
  readonly sentAt?: GatewayTime
  /** A callback may carry an error of its own; such a transaction is never paid. */
  readonly error?: { readonly code: number; readonly reason: string }
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
  readonly request_id?: string | null
  readonly reference?: string | null
  readonly status?: { name: string } | null
  readonly amount?: string | number | null
  readonly currency?: string | null
  readonly challenge?: WireChallenge | null
  readonly timestamp?: string | null
}

const wire: s.Schema<Wire> = s.object<Pick<Wire, 'error_code'>, Omit<Wire, 'error_code'>>(
  { error_code: s.number },
  {
    error_message: s.nullable(s.string),
    error_reason: s.nullable(s.string),
    error_fields: s.nullable(s.array(s.object<WireField>({ field: s.string, message: s.string }))),
    request_id: s.nullable(s.string),
    reference: s.nullable(s.string),
    status: s.nullable(s.object<{ name: string }>({ name: s.text(1, 64) })),
    amount: s.nullable(s.either(s.string, s.number)),
    currency: s.nullable(s.string),
    challenge: s.nullable(wireChallenge),
    timestamp: s.nullable(s.string),
  },
)

const ZERO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Reads the reply to a create call or a status check.
 *
 * @param text the reply's body, already verified
 * @throws {GatewayRejectedError} `error_code` is not 0, whatever the HTTP status was
 * @throws {GatewaySyntaxError} the text is not an envelope, or a field it must have is missing or of another type
 */
export function parseReply(text: string): GatewayTransaction {
  const transaction = readEnvelope(text)
  if (transaction instanceof GatewayRejectedError) throw transaction
  return transaction
}

/**
 * Reads a callback. One with an `error_code` of its own is returned with `error` set: it still says which payment it is about.
 *
 * @throws {GatewaySyntaxError} the text is not a callback
 */
export function parseCallback(text: string): GatewayTransaction {
  const transaction = readEnvelope(text)
  if (transaction instanceof GatewayRejectedError) throw new GatewaySyntaxError('reference', 'it is missing')
  return transaction
}

function readEnvelope(text: string): GatewayTransaction | GatewayRejectedError {
  const envelope = s.read(
    wire,
    parseJson(text),
    path => new GatewaySyntaxError(path, 'it is missing or of another type'),
  )
  const { error_code: code, reference, status, amount, currency } = envelope
  const reason = envelope.error_reason || envelope.error_message || ''
  if (code !== 0 && (!reference || !status)) {
    return new GatewayRejectedError(code, reason, envelope.error_fields ?? [])
  }
  const sentAt = parseGatewayTime(envelope.timestamp)
  return {
    ...(envelope.request_id && envelope.request_id !== ZERO_ID ? { requestId: envelope.request_id } : {}),
    reference: required(reference, 'reference'),
    status: parseStatus(required(status, 'status').name),
    amount: readAmount(required(amount, 'amount'), required(currency, 'currency')),
    ...(envelope.challenge ? { challenge: toChallenge(envelope.challenge) } : {}),
    ...(sentAt ? { sentAt } : {}),
    ...(code === 0 ? {} : { error: { code, reason } }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new GatewaySyntaxError('$', 'it is not JSON')
  }
}

function required<Value>(value: Value | null | undefined, path: string): Value {
  if (value === undefined || value === null) throw new GatewaySyntaxError(path, 'it is missing')
  return value
}

function readAmount(amount: string | number, currency: string): Money {
  try {
    return parseMoney(amount, currency)
  } catch {
    throw new GatewaySyntaxError('amount', `it is not an amount in ${currency.slice(0, 8)}`)
  }
}
