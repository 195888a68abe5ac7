import { type Outcome, RumbaError } from '@rumba/core'

/** The options of `createProxy` cannot work; every fault is listed at once, without the values of secrets. */
export class ConfigError extends RumbaError {
  override readonly name = 'ConfigError'
  readonly code = 'CONFIG'
  declare readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The proxy cannot start:\n- ${faults.join('\n- ')}`)
    this.faults = faults
  }
}

/** What an order is said to owe cannot be charged, or cannot be signed for a page to carry. */
export class OrderTermsError extends RumbaError {
  override readonly name = 'OrderTermsError'
  readonly code = 'ORDER_TERMS'
  /** What is wrong, without the value. */
  declare readonly fault: string

  constructor(fault: string) {
    super(`The terms of an order cannot be used: ${fault}.`)
    this.fault = fault
  }
}

/**
 * The gateway did not answer in a way that says what happened: refused connection, time-out, 5xx, HTML. `outcome` is `none`
 * when nothing was sent, `unknown` when the call may have been carried out.
 */
export class GatewayUnavailableError extends RumbaError {
  override readonly name = 'GatewayUnavailableError'
  readonly code = 'GATEWAY_UNAVAILABLE'
  declare readonly outcome: Outcome
  /** The short name of what happened: `ECONNREFUSED`, `HTTP 503`, `TIMEOUT`, `SUSPENDED`. */
  declare readonly reason: string
  /** HTTP status, where there was one. */
  declare readonly status: number | undefined
  /** How long it wants to be left alone, in milliseconds, where it said so. */
  declare readonly retryAfterMs: number | undefined

  constructor(
    outcome: Outcome,
    reason: string,
    { status, retryAfterMs }: { status?: number; retryAfterMs?: number | undefined } = {},
  ) {
    super(`The gateway cannot be asked (${reason}). Is its address right?`)
    this.outcome = outcome
    this.reason = reason
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

/** A reply came that the gateway did not sign, or that answers another question: nothing in it is believed. */
export class GatewayUntrustedError extends RumbaError {
  override readonly name = 'GatewayUntrustedError'
  readonly code = 'GATEWAY_UNTRUSTED'
  readonly outcome: Outcome = 'unknown'

  constructor(problem: string) {
    super(
      `A reply of the gateway was discarded: ${problem}. Is the password right, and does anything rewrite replies?`,
    )
  }
}

/** The store failed or did not answer: what should have been written may be there or not, and nothing in between. */
export class StoreUnavailableError extends RumbaError {
  override readonly name = 'StoreUnavailableError'
  readonly code = 'STORE_UNAVAILABLE'

  constructor(problem: string, cause?: unknown) {
    super(`The store cannot be used: ${problem}. Can this server reach it?`, { cause })
  }
}

/** A callback that the gateway did not sign, or signed with a password that is not accepted any more. */
export class SignatureRefusedError extends RumbaError {
  override readonly name = 'SignatureRefusedError'
  readonly code = 'SIGNATURE_REFUSED'

  constructor() {
    super('The signature does not fit the bytes received. Is the password right?')
  }
}

/** A server-side call was not made: nothing was sent. What was given stays out of the message: it may be a card number. */
export class CallRefusedError extends RumbaError {
  override readonly name = 'CallRefusedError'
  readonly code = 'CALL_REFUSED'
  readonly outcome: Outcome = 'none'
  /**
   * `path` not a plain relative one · `verb` not in the list · `body` on a GET · `request-id` not an id · `reference` not 1 to
   * 64 printable characters · `amount` not positive · `authorize` did not answer `true`
   */
  declare readonly reason: 'path' | 'verb' | 'body' | 'request-id' | 'reference' | 'amount' | 'authorize'

  constructor(reason: CallRefusedError['reason']) {
    super(`The call to the gateway was not made (${reason}). Is what it was given right?`)
    this.reason = reason
  }
}

/** A body was read before it reached the proxy, so the bytes that the gateway signed are gone. */
export class RawBodyUnavailableError extends RumbaError {
  override readonly name = 'RawBodyUnavailableError'
  readonly code = 'RAW_BODY_UNAVAILABLE'
  /** How to mount the proxy in the framework where this happened. */
  declare readonly hint: string
  readonly #parsed: unknown

  /** @param parsed what a parser made of the body; private, so that no log shows it */
  constructor(hint: string, parsed?: unknown) {
    super(`A body was read before the proxy got it. ${hint}`)
    this.hint = hint
    this.#parsed = parsed
  }

  /** What a parser made of the body. Good enough where nothing is signed, never to be written back to bytes. */
  get parsed(): unknown {
    return this.#parsed
  }
}
