import { describe, expect, test } from 'vitest'
import { parseConfirmPaymentBody } from './confirmPaymentBody.ts'

const read = (body: unknown) => parseConfirmPaymentBody(body, path => new Error(path))

describe('a confirm body', () => {
  test('is flat text by name', () => {
    const fields = { otp: '123456', 'transaction.id': 'Ä 1' }
    expect(read({ fields })).toEqual({ fields })
  })

  test.each([
    ['nothing', {}],
    ['a list', { fields: ['1'] }],
    ['no field', { fields: {} }],
    ['21 fields', { fields: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`f${at}`, '1'])) }],
    ['a number', { fields: { otp: 1 } }],
    ['an object within', { fields: { otp: { code: '1' } } }],
    ['an empty text', { fields: { otp: '' } }],
    ['a long text', { fields: { otp: 'x'.repeat(501) } }],
    ['a name with blanks', { fields: { 'o tp': '1' } }],
    ['another key beside it', { fields: { otp: '1' }, amount: '1' }],
  ])('D10 is refused with %s', (_what, body) => {
    expect(() => read(body)).toThrow()
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])('D9 has no room for a field %s', name => {
    expect(() => read(JSON.parse(`{"fields":{"${name}":"1"}}`))).toThrow('fields')
    expect(() => read(JSON.parse(`{"${name}":{},"fields":{"otp":"1"}}`))).toThrow(name)
  })

  test.each(['a\r\nb', 'a\0b', '\ud800'])('H8 refuses the text %j', otp => {
    expect(() => read({ fields: { otp } })).toThrow('fields.otp')
  })
})
