import { GatewaySyntaxError } from '@rumba/core'
import { isUnsent } from '#runtime'
import { readBytes } from './body.ts'
import { createBreaker, type Report } from './breaker.ts'
import { type Deadline, startDeadline } from './deadline.ts'
import { GatewayUnavailableError, GatewayUntrustedError } from './errors.ts'
import type { ProxyEvent } from './events.ts'
import type { GatewayOptions } from './gatewayOptions.ts'
import type { Bytes } from './hmac.ts'
import { jitterMs } from './pacing.ts'
import type { Signer } from './signature.ts'

export const GATEWAY_URL = 'https://api.rumbapay.online/v1/'

/** One call to the gateway. */
export interface Call {
  readonly verb: string
  /** Relative to the base. */
  readonly path: string
  /** What the address is for, without ids, for a log. */
  readonly kind: 'payment' | 'payout' | 'transaction' | 'other'
  /** Empty for GET. */
  readonly body: Bytes
}

/** A reply whose signature is right. */
export interface Reply {
  readonly status: number
  readonly text: string
}

/**
 * Puts a call until it is answered, as often as that is safe, and reads the answer.
 *
 * @param read makes sense of a reply whose signature is right; what it throws is an answer too, but for `GatewaySyntaxError`
 * @param matches whether the answer is one to this question
 */
export type Send = <Value>(
  call: Call,
  read: (reply: Reply) => Value,
  matches: (value: Value) => boolean,
) => Promise<Value>

/** For all tries of a call and the waits between, up to the last byte of the body. */
const WRITE_DEADLINE_MS = 15_000
const READ_DEADLINE_MS = 8_000
/** What Node's fetch takes to give up connecting. With less time left it could not be told whether anything was sent. */
const CONNECT_MS = 10_000
const MAX_RETRY_AFTER_MS = 5_000
const MAX_REPLY_BYTES = 1_048_576

export function createTransport(
  options: GatewayOptions,
  signer: Signer,
  emit: (event: ProxyEvent) => void,
): Send {
  const { gatewayUrl = GATEWAY_URL, now = Date.now, sleep = pause } = options
  const base = gatewayUrl.replace(/\/?$/, '/')
  const breaker = createBreaker(now, state => emit({ type: 'breaker_changed', state }))

  const exchange = async (call: Call, pair: number, deadline: Deadline, report: Report): Promise<Reply> => {
    const { verb, path, body } = call
    let answered = false
    let response: Response
    let bytes: Bytes | undefined
    try {
      const request: RequestInit = {
        method: verb,
        body: body.length > 0 ? body : null,
        headers: {
          accept: 'application/json',
          'accept-encoding': 'identity',
          'content-type': 'application/json',
          'access-token': await signer.accessToken(pair),
          signature: await signer.sign(body, pair),
        },
        // A redirect would carry the credentials to another host.
        redirect: 'manual',
        signal: deadline.signal,
      }
      response = await deadline.limit((options.fetch ?? fetch)(base + path, request))
      bytes = await deadline.limit(readBytes(response.body?.getReader(), MAX_REPLY_BYTES))
      answered = response.status < 500 && response.status !== 408
    } catch (error) {
      if (deadline.signal.aborted) throw new GatewayUnavailableError('unknown', 'TIMEOUT')
      const cause: unknown = Object(error).cause ?? error
      throw new GatewayUnavailableError(isUnsent(cause) ? 'none' : 'unknown', codeOf(cause))
    } finally {
      report(answered)
    }
    const { status, headers } = response
    if (status === 401 || status === 403 || status === 429) {
      throw new GatewayUnavailableError('none', `HTTP ${status}`, {
        status,
        retryAfterMs: parseRetryAfter(headers.get('retry-after'), now()),
      })
    }
    // Status 0 is what a browser-like fetch makes of a redirect that it was told not to follow.
    const redirected = status === 0 || (status >= 300 && status < 400)
    if (redirected) distrust(call, 'redirect')
    if (redirected || !answered)
      throw new GatewayUnavailableError('unknown', `HTTP ${status}`, { status: status || 302 })
    if (!bytes) throw new GatewayUnavailableError('unknown', 'TOO_LARGE', { status })
    if (!(await signer.verify(bytes, headers.get('signature')))) {
      distrust(call, 'signature')
      throw new GatewayUntrustedError('its signature is missing or wrong')
    }
    return { status, text: decode(bytes) }
  }
  const distrust = (call: Call, reason: 'signature' | 'redirect' | 'mismatch'): void =>
    emit({ type: 'gateway_untrusted', call: nameOf(call), reason })

  return async (call, read, matches) => {
    const repeatable = call.verb === 'GET'
    const deadline = startDeadline(repeatable ? READ_DEADLINE_MS : WRITE_DEADLINE_MS)
    const left = { failed: 2, untrusted: 1, throttled: 1 }
    let pair = 0

    /** How long to wait before the call is put again, in milliseconds; `undefined` when it must not be. */
    const nextTry = (error: unknown): number | undefined => {
      if (error instanceof GatewayUnavailableError) {
        const { status, outcome, retryAfterMs = Infinity } = error
        if (status === 401 || status === 403) {
          pair += 1
          return pair === 1 && signer.pairs > 1 ? 0 : undefined
        }
        if (status === 429)
          return retryAfterMs <= MAX_RETRY_AFTER_MS && left.throttled-- > 0 ? retryAfterMs : undefined
        // A redirect, or too long a reply: it would come again.
        if (status !== undefined && status < 400) return undefined
        return (repeatable || outcome === 'none') && left.failed-- > 0 ? jitterMs() : undefined
      }
      if (!repeatable) return undefined
      if (error instanceof GatewayUntrustedError) return left.untrusted-- > 0 ? jitterMs() : undefined
      if (error instanceof GatewaySyntaxError) return left.failed-- > 0 ? jitterMs() : undefined
      return undefined
    }

    try {
      for (;;) {
        const report = breaker.enter()
        if (!report)
          throw new GatewayUnavailableError('none', 'SUSPENDED', { retryAfterMs: breaker.suspendedMs() })
        try {
          const value = read(await exchange(call, pair, deadline, report))
          if (matches(value)) return value
          distrust(call, 'mismatch')
          throw new GatewayUntrustedError('it answers another question')
        } catch (error) {
          const { status, reason }: { status?: unknown; reason?: string } =
            error instanceof GatewayUnavailableError ? error : { status: 200 }
          const waitMs = nextTry(error)
          const neededMs = status === undefined && !repeatable ? CONNECT_MS : 0
          if (waitMs === undefined || deadline.leftMs() - waitMs <= neededMs) throw error
          emit({ type: 'gateway_retried', call: nameOf(call), reason: reason ?? codeOf(error) })
          if (waitMs > 0) await sleep(waitMs)
        }
      }
    } finally {
      deadline.end()
    }
  }
}

const nameOf = ({ verb, kind }: Call): string => `${verb} ${kind}`

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** @throws {GatewaySyntaxError} the bytes are not UTF-8 */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new GatewaySyntaxError('$', 'it is not UTF-8')
  }
}

/** Milliseconds, from whole seconds or a date of HTTP; `undefined` for anything else. */
export function parseRetryAfter(text: string | null, now: number): number | undefined {
  if (text === null) return undefined
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1_000
  const date = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(date - now, 0)
}

/** The short name of a failure; its message may hold an address and stays inside. */
export function codeOf(cause: unknown): string {
  const { code }: { code?: unknown } = Object(cause)
  return typeof code === 'string' && code
    ? code.slice(0, 64)
    : cause instanceof Error
      ? cause.name
      : 'failure'
}
