import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { GatewayRejectedError, GatewaySyntaxError } from '../errors.ts'
import { formatDecimal } from '../formatDecimal.ts'
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
    expect(formatDecimal(read.amount)).toBe(sample.amount.toFixed(2))
    expect(read.billingAmount && formatDecimal(read.billingAmount)).toBe(sample.billing_amount?.toFixed(2))
    expect(read.identifier).toBe(sample.identifier)
    expect(read.description).toBe(sample.description)
    expect(read.requestId).toBe(/[1-9a-f]/.test(sample.request_id) ? sample.request_id : undefined)
    expect(read.statusAt?.text).toBe(sample.status.date)
    expect(read.createdAt?.text).toBe(sample.created_date)
    expect(read.sentAt?.instant).toEqual(new Date(sample.timestamp))
    expect(read.requisites).toEqual(sample.requisites)
    expect(read.extra).toEqual(
      sample.extra &&
        Object.fromEntries(sample.extra.map(({ key, value }: Record<string, string>) => [key, value])),
    )
    expect(read.challenge?.kind).toBe(sample.challenge?.challenge_type)
    expect(read).not.toHaveProperty('error')
  })

  test.each(ofKind('callback'))('$id is read as a callback', ({ text }) => {
    expect(parseCallback(text).requestId).toBe(JSON.parse(text).request_id)
  })

  test.each(ofKind('error'))('$id is a refusal with its code', ({ text }) => {
    expect(() => parseReply(text)).toThrow(GatewayRejectedError)
    try {
      parseReply(text)
    } catch (error) {
      const sample = JSON.parse(text)
      expect(error).toMatchObject({
        gatewayCode: sample.error_code,
        fields: sample.error_fields ?? [],
        traceId: sample.request_id,
        message: expect.stringContaining(sample.error_reason ?? sample.error_message),
      })
    }
  })

  test.each(vectors.envelopes.filter(({ json, kind }) => !json && kind === 'status'))(
    '$id, cut in the middle, is refused',
    ({ text }) => {
      expect(() => parseReply(text)).toThrow(GatewaySyntaxError)
    },
  )

  test.each([...readable].filter(({ kind }) => kind.endsWith('reply') || kind.endsWith('status')))(
    '$id, cut anywhere, is refused with a place and never half read',
    ({ text }) => {
      for (let at = 0; at < text.trimEnd().length; at += 1) {
        expect(() => parseReply(text.slice(0, at))).toThrow(GatewaySyntaxError)
      }
    },
  )
})

describe('the quirks of the samples', () => {
  const sampleOf = (id: string) => {
    const sample = vectors.envelopes.find(entry => entry.id === id)
    return sample ? parseReply(sample.text) : expect.unreachable(id)
  }

  test('1: trailing zeros in an amount count for nothing', () => {
    expect(sampleOf('kz-p2c-status').amount).toEqual({ minor: 1080000n, currency: 'KZT' })
    expect(sampleOf('kz-p2c-reply').amount.currency).toBe('KZT')
  })

  test('2: a hosted page without a transaction has neither id nor creation time', () => {
    const reply = sampleOf('upi-reply-hpp')
    expect(reply).not.toHaveProperty('requestId')
    expect(reply.createdAt).toEqual({ text: '0001-01-01T00:00:00' })
  })

  test('3: times with and without a zone stand side by side', () => {
    const reply = sampleOf('upi-reply-hpp')
    expect(reply.statusAt).toHaveProperty('instant')
    expect(sampleOf('pix-status').statusAt).not.toHaveProperty('instant')
  })

  test('4: "success" is no error text, nor is an empty one', () => {
    expect(sampleOf('pix-payout-reply')).not.toHaveProperty('error')
    expect(sampleOf('upi-reply-hpp')).not.toHaveProperty('error')
  })

  test('8: the identifier may be missing or be the customer of paysafecard', () => {
    expect(sampleOf('upi-reply-h2h')).not.toHaveProperty('identifier')
    expect(sampleOf('paysafecard-reply').identifier).toBeDefined()
  })

  test('10: the UPI callback is that of p2c', () => {
    expect(sampleOf('upi-callback')).toMatchObject({ status: 'success', amount: { minor: 1080000n } })
  })

  test('a direct UPI payment redirects to a link', () => {
    expect(sampleOf('upi-reply-h2h').challenge).toMatchObject({ url: expect.stringMatching(/^upi:/) })
  })
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

  test('keeps every digit of a large amount', () => {
    const text = JSON.stringify({ ...sample, amount: 0 }).replace('"amount":0', '"amount":123456789012345.67')
    expect(parseReply(text).amount.minor).toBe(12345678901234567n)
  })

  test.each(['2501e-2', '2.501E1', '0.2501e+2'])('reads the amount %s, which JSON allows', amount => {
    const text = JSON.stringify({ ...sample, amount: 0 }).replace('"amount":0', `"amount":${amount}`)
    expect(parseReply(text).amount.minor).toBe(2501n)
  })

  test('counts minor units as the contract says, where it says', () => {
    const text = JSON.stringify({ ...sample, amount: '1500.50', currency: 'CLP' })
    expect(() => parseReply(text)).toThrow(GatewaySyntaxError)
    expect(parseReply(text, { exponents: { CLP: 2 } }).amount).toEqual({
      minor: 150050n,
      currency: 'CLP',
      exponent: 2,
    })
  })

  test('keeps a challenge nobody has met as a value', () => {
    expect(read({ challenge: { challenge_type: 'iris_scan' } }).challenge).toEqual({
      kind: 'unknown',
      type: 'iris_scan',
    })
    expect(read({ challenge: 'x' }).challenge).toEqual({ kind: 'unknown', type: '' })
  })

  test('does not stumble over what nothing depends on', () => {
    const odd = read({ billing_amount: '33333.745', extra: 5, requisites: true, created_date: 'soon' })
    expect(odd).not.toHaveProperty('billingAmount')
    expect(odd).toMatchObject({ requisites: {}, createdAt: { text: 'soon' }, amount: { minor: 2501n } })
  })

  test('reads extra in both shapes', () => {
    const map = { key_1: 'a', key_2: 'b' }
    expect(read({ extra: [{ key_1: 'a' }, { key_2: 'b' }] }).extra).toEqual(map)
    expect(read({ extra: Object.entries(map).map(([key, value]) => ({ key, value })) }).extra).toEqual(map)
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
    ['$', '[]'],
    ['$', 'null'],
    ['error_code', '{}'],
    ['reference', '{"error_code":0}'],
    ['status', JSON.stringify({ ...sample, status: undefined })],
    ['status.name', JSON.stringify({ ...sample, status: { name: 5 } })],
    ['amount', JSON.stringify({ ...sample, amount: '1e3' })],
    ['amount', JSON.stringify({ ...sample, amount: [] })],
    ['amount', JSON.stringify({ ...sample, amount: 25.011 })],
    ['amount', JSON.stringify({ ...sample, amount: -1 })],
    ['amount', JSON.stringify({ ...sample, amount: 1e30 })],
    ['amount', JSON.stringify({ ...sample, amount: true })],
    ['amount', JSON.stringify({ ...sample, amount: {} })],
    ['status', JSON.stringify({ ...sample, status: 'created' })],
    ['status', JSON.stringify({ ...sample, status: null })],
    ['status.name', JSON.stringify({ ...sample, status: {} })],
    ['status.name', JSON.stringify({ ...sample, status: { name: '' } })],
    ['status.name', JSON.stringify({ ...sample, status: { name: 'x'.repeat(65) } })],
    ['status.date', JSON.stringify({ ...sample, status: { name: 'created', date: 5 } })],
    ['reference', JSON.stringify({ ...sample, reference: 5 })],
    ['request_id', JSON.stringify({ ...sample, request_id: 5 })],
    ['timestamp', JSON.stringify({ ...sample, timestamp: 5 })],
    ['error_code', JSON.stringify({ ...sample, error_code: '0' })],
    ['error_code', JSON.stringify({ ...sample, error_code: 0.5 })],
    ['error_code', JSON.stringify({ ...sample, error_code: null })],
    ['error_code', JSON.stringify({ ...sample, error_code: 1e10 })],
    ['error_fields', JSON.stringify({ error_code: 30, error_fields: 'itn' })],
    [
      'error_fields.1.field',
      JSON.stringify({ error_code: 30, error_fields: [{ field: 'a', message: '' }, {}] }),
    ],
    ['error_fields.0', JSON.stringify({ error_code: 30, error_fields: ['itn'] })],
    ['status.name', '{"error_code":0,"status":{"name":"created","name":"success"}}'],
    ['__proto__', '{"error_code":0,"__proto__":{"status":{"name":"success"}}}'],
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
