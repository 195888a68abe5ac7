import { type Problem, RumbaError } from '@rumba/core'
import { GatewayUnavailableError, RawBodyUnavailableError } from './errors.ts'
import { type Answer, respond } from './respond.ts'

/** Every way this proxy says no. Public and stable. */
export type ProblemCode =
  | 'BAD_REQUEST'
  | 'TOKEN_REFUSED'
  | 'SIGNATURE_REFUSED'
  | 'ORIGIN_REFUSED'
  | 'NOT_FOUND'
  | 'ORDER_REFUSED'
  | 'METHOD_NOT_ALLOWED'
  | 'BODY_TIMEOUT'
  | 'CONFIRM_REFUSED'
  | 'CONFIRM_REJECTED'
  | 'BODY_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'IDEMPOTENCY_MISMATCH'
  | 'METHOD_REFUSED'
  | 'PAYER_INCOMPLETE'
  | 'PAYMENT_REJECTED'
  | 'RATE_LIMITED'
  | 'CONFIRM_EXHAUSTED'
  | 'GATEWAY_UNAVAILABLE'
  | 'STORE_UNAVAILABLE'
  | 'CONFIG'
  | 'RAW_BODY_UNAVAILABLE'
  | 'INTERNAL'

/** What is not listed was understood and is refused: 422. */
const STATUSES: Readonly<Partial<Record<ProblemCode, number>>> = {
  BAD_REQUEST: 400,
  TOKEN_REFUSED: 401,
  SIGNATURE_REFUSED: 401,
  ORIGIN_REFUSED: 403,
  NOT_FOUND: 404,
  ORDER_REFUSED: 404,
  METHOD_NOT_ALLOWED: 405,
  BODY_TIMEOUT: 408,
  CONFIRM_REFUSED: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  CONFIRM_EXHAUSTED: 429,
  GATEWAY_UNAVAILABLE: 503,
  STORE_UNAVAILABLE: 503,
  CONFIG: 500,
  RAW_BODY_UNAVAILABLE: 500,
  INTERNAL: 500,
}

/** The same request may do better in a while. */
const RETRYABLE: readonly ProblemCode[] = [
  'BODY_TIMEOUT',
  'RATE_LIMITED',
  'GATEWAY_UNAVAILABLE',
  'STORE_UNAVAILABLE',
]

interface RefusalDetails {
  /** Names of the payer's fields, or of the verbs an address takes. */
  readonly names?: readonly string[]
  readonly cause?: unknown
  /** When to come back, in milliseconds. */
  readonly retryAfterMs?: number
  /** Whether it repeats what was said to this idempotency key before. */
  readonly replayed?: boolean
}

/** A request is answered with a problem instead of a result. */
export class Refusal extends RumbaError {
  override readonly name = 'Refusal'
  declare readonly code: ProblemCode
  declare readonly details: RefusalDetails

  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    // What the code means is told by its page, for which every problem has the address.
    super(code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' '), details)
    this.code = code
    this.details = details
  }
}

const REPOSITORY = 'https://github.com/rumba-pay/rumba-checkout/blob/main/'

/** Writes RFC 9457 problem details. Nothing of an upstream text, a stack or the input gets in. */
export function toProblem({ code, help, message, cause, details }: Refusal): Answer {
  const { names, replayed } = details
  const status = STATUSES[code] ?? 422
  const { retryAfterMs } = cause instanceof GatewayUnavailableError ? cause : details
  const problem: { [Name in keyof Problem]: Problem[Name] | undefined } & { detail: string | undefined } = {
    type: REPOSITORY + help,
    title: message,
    status,
    code,
    outcome: code === 'INTERNAL' ? 'unknown' : 'none',
    retryable: RETRYABLE.includes(code),
    // What is undefined is not written.
    retryAfterMs: retryAfterMs && Math.ceil(retryAfterMs),
    fields: names?.length ? names : undefined,
    detail: cause instanceof RawBodyUnavailableError ? cause.hint : undefined,
  }
  return respond(JSON.stringify(problem), status, {
    'content-type': 'application/problem+json',
    ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
    ...(code === 'METHOD_NOT_ALLOWED' ? { allow: String(names) } : {}),
    ...(replayed ? REPLAYED : {}),
  })
}

/** The answer was given to this idempotency key before. */
export const REPLAYED: Answer['headers'] = { 'idempotent-replayed': 'true' }
