import { type Outcome, type Problem, RumbaError } from '@rumba/core'
import { GatewayUnavailableError, RawBodyUnavailableError } from './errors.ts'

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

interface ProblemKind {
  readonly status: number
  /** For developers; holds no input. */
  readonly title: string
  readonly outcome?: Outcome
  readonly retryable?: boolean
}

const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  BAD_REQUEST: { status: 400, title: 'The request does not fit the checkout protocol.' },
  TOKEN_REFUSED: { status: 401, title: 'The token is missing, wrong or out of date.' },
  SIGNATURE_REFUSED: { status: 401, title: 'The signature does not fit the bytes received.' },
  ORIGIN_REFUSED: { status: 403, title: 'Calls from this origin are not accepted.' },
  NOT_FOUND: { status: 404, title: 'There is nothing at this address.' },
  ORDER_REFUSED: { status: 404, title: 'There is no such order, or it cannot be paid.' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This address does not take that verb.' },
  BODY_TIMEOUT: { status: 408, title: 'The body did not come in time.', retryable: true },
  CONFIRM_REFUSED: { status: 409, title: 'The payment asks for nothing that these fields could answer.' },
  BODY_TOO_LARGE: { status: 413, title: 'The body is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'Send JSON, without content encoding.' },
  IDEMPOTENCY_MISMATCH: { status: 422, title: 'This idempotency key was used for another request.' },
  METHOD_REFUSED: { status: 422, title: 'The order cannot be paid with this method.' },
  PAYER_INCOMPLETE: { status: 422, title: 'Fields of the payer are missing.' },
  PAYMENT_REJECTED: { status: 422, title: 'The gateway rejected the payment.' },
  CONFIRM_REJECTED: { status: 422, title: 'The gateway did not accept what was sent.' },
  RATE_LIMITED: { status: 429, title: 'Too many requests.', retryable: true },
  CONFIRM_EXHAUSTED: { status: 429, title: 'The payment takes no more tries.' },
  GATEWAY_UNAVAILABLE: {
    status: 503,
    title: 'The gateway cannot be asked now; nothing was charged.',
    retryable: true,
  },
  STORE_UNAVAILABLE: { status: 503, title: 'The state could not be stored.', retryable: true },
  CONFIG: { status: 500, title: 'The shop is not set up for this.' },
  RAW_BODY_UNAVAILABLE: {
    status: 500,
    title: 'The body was read before the proxy got it. Mount the proxy above every body parser.',
  },
  INTERNAL: { status: 500, title: 'Something went wrong.', outcome: 'unknown' },
}

/** A request is answered with a problem instead of a result. */
export class Refusal extends RumbaError {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  /** Names of the payer's fields, or of the verbs an address takes. */
  readonly names: readonly string[]
  /** When to come back, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** Whether it repeats what was said to this idempotency key before. */
  readonly replayed: boolean

  constructor(
    code: ProblemCode,
    names: readonly string[] = [],
    cause?: unknown,
    { retryAfterMs, replayed = false }: { retryAfterMs?: number; replayed?: boolean } = {},
  ) {
    super(PROBLEMS[code].title, { cause })
    this.code = code
    this.names = names
    this.retryAfterMs = retryAfterMs
    this.replayed = replayed
  }
}

const DOCS = 'https://github.com/rumba-pay/rumba-checkout/blob/main/docs/errors/'

/** Writes RFC 9457 problem details. Nothing of an upstream text, a stack or the input gets in. */
export function toProblemResponse(refusal: Refusal): Response {
  const {
    status,
    title,
    outcome,
    retryable,
  }: { status: number; title: string; outcome?: Outcome; retryable?: boolean } = PROBLEMS[refusal.code]
  const { cause } = refusal
  const retryAfterMs =
    refusal.retryAfterMs ?? (cause instanceof GatewayUnavailableError ? cause.retryAfterMs : undefined)
  const problem: Problem & { detail?: string } = {
    type: `${DOCS}${refusal.code}.md`,
    title,
    status,
    code: refusal.code,
    outcome: outcome ?? 'none',
    retryable: retryable ?? false,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(retryAfterMs) }),
    ...(refusal.names.length > 0 ? { fields: refusal.names } : {}),
    ...(cause instanceof RawBodyUnavailableError ? { detail: cause.hint } : {}),
  }
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      ...HEADERS,
      'content-type': 'application/problem+json',
      ...(retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
      ...(refusal.code === 'METHOD_NOT_ALLOWED' ? { allow: refusal.names.join(', ') } : {}),
      ...(refusal.replayed ? REPLAYED : {}),
    },
  })
}

/** The answer was given to this idempotency key before. */
export const REPLAYED: Readonly<Record<string, string>> = { 'idempotent-replayed': 'true' }

/** On every answer: payment data is for this one reader and is never kept by a cache or told to another site. */
export const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store, private',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
