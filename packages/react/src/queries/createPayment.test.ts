import { ProblemError, ProtocolError, ProxyUnreachableError } from '@rumba/core'
import { expect, test } from 'vitest'
import { createPress, isOutcomeUnknown } from './createPayment.ts'

const body = { order: '1', method: 'pix', payer: { firstName: 'Ana' } }
const lost = new ProxyUnreachableError('unknown')
const problem = (outcome: 'none' | 'done' | 'unknown'): ProblemError =>
  new ProblemError({ code: 'X', status: 502, title: 'x', outcome })

test('a press whose outcome is unknown keeps its key when it asks for the same', () => {
  const first = createPress(body)
  expect(createPress({ ...body }, first, lost).idempotencyKey).toBe(first.idempotencyKey)
  expect(createPress({ ...body }, first, problem('unknown')).idempotencyKey).toBe(first.idempotencyKey)
})

test('a press that asks for something else, or follows a clear answer, has a key of its own', () => {
  const first = createPress(body)
  expect(createPress({ ...body, method: 'x' }, first, lost).idempotencyKey).not.toBe(first.idempotencyKey)
  expect(createPress(body, first, null).idempotencyKey).not.toBe(first.idempotencyKey)
  expect(createPress(body, first, problem('none')).idempotencyKey).not.toBe(first.idempotencyKey)
})

test('only an error that says so tells that nothing happened', () => {
  expect(isOutcomeUnknown(problem('none'))).toBe(false)
  expect(isOutcomeUnknown(problem('unknown'))).toBe(true)
  expect(isOutcomeUnknown(new ProtocolError(504, '$'))).toBe(true)
  expect(isOutcomeUnknown(new TypeError('anything'))).toBe(true)
})

test('a key is 128 random bits', () => {
  const keys = Array.from({ length: 50 }, () => createPress(body).idempotencyKey)
  for (const key of keys) expect(key).toMatch(/^\d{1,20}-\d{1,20}$/)
  expect(new Set(keys).size).toBe(50)
})
