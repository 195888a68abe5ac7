import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { GatewayRejectedError, GatewaySyntaxError } from '../errors.ts'
import { parseCallback, parseReply } from './transaction.ts'

const readable = vectors.envelopes.filter(({ json }) => json)
const ofKind = (...kinds: string[]) => readable.filter(({ kind }) => kinds.includes(kind))

describe('every sample of the documents', () => {
  test.each(ofKind('payment-reply', 'status', 'payout-reply', 'payout-status'))('$id is read', ({ text }) => {
    const sample = JSON.parse(text)
    const read = parseReply(text)
    expect(read.reference).toBe(sample.reference)
    expect(read.status).toBe(sample.status.name)
    expect(read.amount.currency).toBe(sample.currency)
    expect(Number(read.amount.minor)).toBeCloseTo(sample.amount * 100)
  })

  test.each(ofKind('callback'))('$id is read as a callback', ({ text }) => {
    expect(parseCallback(text).requestId).toBe(JSON.parse(text).request_id)
  })

  test.each(ofKind('error'))('$id is a refusal with its code', ({ text }) => {
    expect(() => parseReply(text)).toThrow(GatewayRejectedError)
    try {
      parseReply(text)
    } catch (error) {
      expect((error as GatewayRejectedError).gatewayCode).toBe(JSON.parse(text).error_code)
    }
  })

  test.each(vectors.envelopes.filter(({ json, kind }) => !json && kind === 'status'))(
    '$id, cut in the middle, is refused',
    ({ text }) => {
      expect(() => parseReply(text)).toThrow(GatewaySyntaxError)
    },
  )
})

describe('parseReply', () => {
  const sample = {
    error_code: 0,
    request_id: 'f4d30fac-7da9-4fa0-8918-46d56f7d38b0',
    reference: 'o1-1',
    status: { name: 'created', date: '2025-04-11T16:58:58.74' },
    amount: 25.01,
    currency: 'BRL',
    timestamp: '2025-04-11T16:58:57.1165432Z',
  }
  const read = (changes: object) => parseReply(JSON.stringify({ ...sample, ...changes }))

  test('reads a zero id as none', () => {
    expect(read({ request_id: '00000000-0000-0000-0000-000000000000' })).not.toHaveProperty('requestId')
  })

  test.each([
    [25.01, 2501n],
    ['25.01', 2501n],
    ['25.0100', 2501n],
    [25, 2500n],
  ])('reads the amount %j exactly', (amount, minor) => {
    expect(read({ amount }).amount.minor).toBe(minor)
  })

  test('keeps a status nobody has met, in lower case', () => {
    expect(read({ status: { name: 'ON_HOLD' } }).status).toBe('on_hold')
  })

  test.each([
    [
      { challenge_type: 'QR', challenge_qr: { code: 'abc' } },
      { kind: 'qr', code: 'abc' },
    ],
    [
      { challenge_type: 'redirect', challenge_redirect: { url: 'https://x' } },
      { kind: 'redirect', url: 'https://x' },
    ],
    [{ challenge_type: 'stk' }, { kind: 'stk' }],
    [{ challenge_type: 'qr' }, { kind: 'unknown', type: 'qr' }],
    [
      { challenge_type: 'redirect', challenge_redirect: 'https://x' },
      { kind: 'unknown', type: 'redirect' },
    ],
    [
      { challenge_type: 'iris_scan', challenge_iris_scan: {} },
      { kind: 'unknown', type: 'iris_scan' },
    ],
  ])('reads the challenge %j', (challenge, expected) => {
    expect(read({ challenge }).challenge).toEqual(expected)
  })

  test('takes whichever of the two error texts is there', () => {
    const fail = (changes: object) => () => parseReply(JSON.stringify({ error_code: 30, ...changes }))
    expect(fail({ error_reason: 'Invalid params', error_message: '' })).toThrow('Invalid params')
    expect(fail({ error_message: 'Invalid adapter' })).toThrow('Invalid adapter')
    expect(fail({ error_fields: [{ field: 'itn', message: 'wrong' }] })).toThrow('itn')
  })

  test('takes null for missing', () => {
    expect(read({ error_message: null, challenge: null, timestamp: null })).not.toHaveProperty('challenge')
  })

  test.each([
    ['$', '<html>'],
    ['$', ''],
    ['error_code', '[]'],
    ['$', 'null'],
    ['error_code', '{}'],
    ['reference', '{"error_code":0}'],
    ['status', JSON.stringify({ ...sample, status: undefined })],
    ['status.name', JSON.stringify({ ...sample, status: { name: 5 } })],
    ['amount', JSON.stringify({ ...sample, amount: '1e3' })],
    ['amount', JSON.stringify({ ...sample, amount: [] })],
    ['amount', JSON.stringify({ ...sample, amount: 25.011 })],
    ['currency', JSON.stringify({ ...sample, currency: undefined })],
  ])('names %s as the place that broke in %s', (path, text) => {
    try {
      parseReply(text)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(GatewaySyntaxError)
      expect((error as GatewaySyntaxError).path).toBe(path)
    }
  })
})

describe('parseCallback', () => {
  test('keeps an error of its own beside what it is about', () => {
    const text =
      '{"error_code":5,"error_message":"no","reference":"o1-1","status":{"name":"error"},"amount":1,"currency":"BRL"}'
    expect(parseCallback(text)).toMatchObject({ reference: 'o1-1', error: { code: 5, reason: 'no' } })
  })

  test('refuses an error that is about nothing', () => {
    expect(() => parseCallback('{"error_code":101,"error_reason":"Transaction not found"}')).toThrow(
      GatewaySyntaxError,
    )
  })
})
