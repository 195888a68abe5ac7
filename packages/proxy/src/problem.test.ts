import { readFileSync } from 'node:fs'
import { parseProblem } from '@rumba/core'
import { expect, test } from 'vitest'
import { GatewayUnavailableError, RawBodyUnavailableError } from './errors.ts'
import { type ProblemCode, Refusal, toProblem } from './problem.ts'
import { toResponse } from './respond.ts'

/** Every code there is; the types see to it that none is left out. */
const STATUS: Readonly<Record<ProblemCode, number>> = {
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
  IDEMPOTENCY_MISMATCH: 422,
  METHOD_REFUSED: 422,
  PAYER_INCOMPLETE: 422,
  PAYMENT_REJECTED: 422,
  CONFIRM_REJECTED: 422,
  RATE_LIMITED: 429,
  CONFIRM_EXHAUSTED: 429,
  GATEWAY_UNAVAILABLE: 503,
  STORE_UNAVAILABLE: 503,
  CONFIG: 500,
  RAW_BODY_UNAVAILABLE: 500,
  INTERNAL: 500,
}

test.each(Object.entries(STATUS) as [ProblemCode, number][])(
  'H21: %s is a problem of the protocol, with status %i and a page, and holds nothing of what caused it',
  async (code, status) => {
    const upstream = Object.assign(new Error('canary of the gateway'), { body: 'canary of the body' })
    for (const cause of [
      undefined,
      upstream,
      'canary as text',
      new GatewayUnavailableError('unknown', 'canary of a reason', { status: 503, retryAfterMs: 1_500 }),
      Object.assign(new RawBodyUnavailableError('Mount it above.', 'canary of a body'), {
        cause: upstream,
      }),
    ]) {
      const response = toResponse(toProblem(new Refusal(code, { names: ['taxId'], cause })))
      const text = await response.text()
      const problem = parseProblem(JSON.parse(text), response.status)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect([response.status, problem.status, problem.code]).toEqual([status, status, code])
      expect(text).not.toContain('canary')
      expect(Object.keys(JSON.parse(text)).filter(key => !KEYS.includes(key))).toEqual([])
      const page = new URL(problem.type).pathname.split('/').at(-1)
      expect(readFileSync(new URL(`../../../docs/errors/${page}`, import.meta.url), 'utf8')).toContain(code)
      const retryAfter = cause instanceof GatewayUnavailableError ? '2' : null
      expect(response.headers.get('retry-after')).toBe(retryAfter)
    }
  },
)

const KEYS = ['type', 'title', 'status', 'code', 'outcome', 'retryable', 'retryAfterMs', 'fields', 'detail']
