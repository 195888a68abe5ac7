/**
 * Whether a call that failed changed anything on the other side: `none` it did not, `done` it did, `unknown` nobody can
 * tell yet. An `unknown` create is never sent again by itself.
 */
export type Outcome = 'none' | 'done' | 'unknown'

/** Root of every error these packages throw on purpose. Branch on `code`; it is public API. */
export abstract class RumbaError extends Error {
  abstract readonly code: string
  /** Marks the class across two copies of this package, where `instanceof` fails. */
  readonly isRumbaError = true as const

  /** Path of the page that explains this error. */
  get help(): string {
    return `docs/errors/${this.code}.md`
  }
}

/** Tells a deliberate error from an accident, also when two copies of this package are loaded. */
export function isRumbaError(value: unknown): value is RumbaError {
  return (value as Partial<RumbaError> | null | undefined)?.isRumbaError === true
}

/** A text that should be an amount is not one: a sign, an exponent, a comma, or more decimals than the currency has. */
export class MoneySyntaxError extends RumbaError {
  override readonly name = 'MoneySyntaxError'
  readonly code = 'MONEY_SYNTAX'
  declare readonly text: string
  declare readonly currency: string

  constructor(text: string, currency: string) {
    super(`"${text.slice(0, 40)}" is not an amount in ${currency.slice(0, 8)}. Write it like "25.01".`)
    this.text = text
    this.currency = currency
  }
}

/** The gateway sent bytes that are not the envelope it documents; `path` names the field that broke it. */
export class GatewaySyntaxError extends RumbaError {
  override readonly name = 'GatewaySyntaxError'
  readonly code = 'GATEWAY_SYNTAX'
  /** Dotted path of the field, or `$` for the whole text. */
  declare readonly path: string

  constructor(path: string, problem: string) {
    super(`The gateway's message cannot be read at ${path}: ${problem}. Is this really a Rumba Pay envelope?`)
    this.path = path
  }
}

/** The gateway answered and said no: `gatewayCode` is its `error_code` (30 invalid params, 101 not found, 273 route). */
export class GatewayRejectedError extends RumbaError {
  override readonly name = 'GatewayRejectedError'
  readonly code = 'GATEWAY_REJECTED'
  readonly outcome: Outcome = 'none'
  declare readonly gatewayCode: number
  /** Fields the gateway names, in its own spelling. */
  declare readonly fields: readonly { readonly field: string; readonly message: string }[]
  /** The reply's `request_id`: a trace for the gateway's support, not a transaction that can be read. */
  declare readonly traceId: string | undefined

  constructor(
    gatewayCode: number,
    reason: string,
    { fields = [], traceId }: { fields?: GatewayRejectedError['fields']; traceId?: string | undefined } = {},
  ) {
    super(
      `The gateway refused with error ${gatewayCode} (${reason.slice(0, 120)})${
        fields.length > 0 ? `: ${fields.map(entry => entry.field).join(', ')}` : ''
      }.`,
    )
    this.gatewayCode = gatewayCode
    this.fields = fields
    this.traceId = traceId
  }
}

/** The page could not reach the merchant's proxy. A create that ends so may have happened: its outcome is unknown. */
export class ProxyUnreachableError extends RumbaError {
  override readonly name = 'ProxyUnreachableError'
  readonly code = 'PROXY_UNREACHABLE'
  declare readonly outcome: Outcome

  constructor(outcome: Outcome, cause?: unknown) {
    super('The proxy cannot be reached. Is the endpoint right?', { cause })
    this.outcome = outcome
  }
}

/** What answered is not the proxy's protocol: an HTML page, a version that does not fit, or a field of another type. */
export class ProtocolError extends RumbaError {
  override readonly name = 'ProtocolError'
  readonly code = 'PROTOCOL'
  declare readonly status: number
  declare readonly path: string

  constructor(status: number, path: string) {
    super(`What answered ${status} is not the proxy (at ${path}). Is the endpoint right?`)
    this.status = status
    this.path = path
  }
}

/** The proxy answered with a problem; `code` is the problem's own stable code. */
export class ProblemError extends RumbaError {
  override readonly name = 'ProblemError'
  declare readonly code: string
  declare readonly status: number
  declare readonly outcome: Outcome
  declare readonly retryable: boolean
  /** How long to wait before the next try, in milliseconds; absent when the proxy did not say. */
  declare readonly retryAfterMs: number | undefined
  /** Names of the payer's fields that were refused. */
  declare readonly fields: readonly string[]

  constructor(problem: {
    code: string
    status: number
    title: string
    outcome?: Outcome | undefined
    retryable?: boolean | undefined
    retryAfterMs?: number | undefined
    fields?: readonly string[] | undefined
  }) {
    super(problem.title)
    this.code = problem.code
    this.status = problem.status
    this.outcome = problem.outcome ?? 'none'
    this.retryable = problem.retryable ?? false
    this.retryAfterMs = problem.retryAfterMs
    this.fields = problem.fields ?? []
  }
}
