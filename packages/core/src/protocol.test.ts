import { describe, expect, test } from 'vitest'
import { parseOrder, parseProblem, parseStartedPayment } from './answers.ts'
import { parseCreatePaymentBody } from './createPaymentBody.ts'
import { ProtocolError } from './errors.ts'
import { formatWire } from './formatWire.ts'
import type { Order, StartedPayment } from './payment.ts'

const started: StartedPayment = {
  payment: {
    reference: 'o1-1',
    method: 'pix',
    status: 'created',
    amount: { minor: 2501n, currency: 'BRL' },
    challenge: { kind: 'qr', code: 'abc' },
    createdAt: '2026-11-21T10:00:00.000Z',
    version: 2,
  },
  token: 'v1.a.b',
  now: '2026-11-21T10:00:01.000Z',
  pollAfterMs: 2_000,
}
const order: Order = {
  amount: { minor: 2501n, currency: 'BRL' },
  methods: [
    { code: 'pix', fields: [{ name: 'taxId', need: 'required', format: 'cpf-cnpj' }] },
    { code: 'paysafecard', amount: { minor: 490n, currency: 'EUR' }, fields: [] },
  ],
  current: started,
  now: '2026-11-21T10:00:01.000Z',
}

describe('the wire', () => {
  test('gives back what was written, money to the last digit', () => {
    expect(parseOrder(JSON.parse(formatWire(order)))).toEqual(order)
    expect(parseStartedPayment(JSON.parse(formatWire(started)))).toEqual(started)
    expect(formatWire(started)).toContain('{"value":"25.01","currency":"BRL"}')
  })

  test.each([
    ['amount', { amount: undefined }],
    ['amount', { amount: { value: '25,01', currency: 'BRL' } }],
    ['methods', { methods: {} }],
    ['methods.0.code', { methods: [{ code: 1, fields: [] }] }],
    ['current.token', { current: { ...JSON.parse(formatWire(started)), token: 7 } }],
    ['now', { now: '2026-11-21T10:00:01' }],
  ])('names %s as the place that does not fit', (path, changes) => {
    try {
      parseOrder({ ...JSON.parse(formatWire(order)), ...changes })
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(ProtocolError)
      expect((error as ProtocolError).path).toBe(path)
    }
  })

  test('of a newer proxy with more fields still reads', () => {
    expect(parseStartedPayment({ ...JSON.parse(formatWire(started)), novelty: true })).toEqual(started)
  })

  test('of a newer proxy that asks for a field nobody here has met still reads', () => {
    const methods = [{ code: 'pix', fields: [{ name: 'shoeSize', need: 'urgent' }] }]
    expect(parseOrder({ ...JSON.parse(formatWire(order)), methods }).methods).toEqual(methods)
  })
})

describe('a create body', () => {
  const read = (body: unknown) => parseCreatePaymentBody(body, path => new Error(path))

  test('has no room for an amount, nor for anything else of the server', () => {
    expect(() => read({ order: 'o', method: 'pix', amount: '1' })).toThrow('amount')
    expect(() => read({ order: 'o', method: 'pix', payer: { ip: '::1' } })).toThrow('payer.ip')
    expect(() => read(JSON.parse('{"order":"o","method":"pix","payer":{"__proto__":{}}}'))).toThrow()
  })

  test.each(['a\u0000b', 'a\nb', '\ud800', 'x'.repeat(201), ''])('refuses the name %j', firstName => {
    expect(() => read({ order: 'o', method: 'pix', payer: { firstName } })).toThrow('payer.firstName')
  })

  test('takes names of any script', () => {
    const payer = { firstName: 'Жанна', lastName: 'अनिता 🙂' }
    expect(read({ order: 'o', method: 'pix', payer }).payer).toEqual(payer)
  })
})

test('a problem that is none is a protocol error, so that an HTML page never looks like a refusal', () => {
  expect(() => parseProblem('<html>', 502)).toThrow(ProtocolError)
})
