import { describe, expect, test } from 'vitest'
import { toChallenge, toTexts } from './challenge.ts'
import { parseJson } from './json.ts'

const read = (value: unknown) => toChallenge(parseJson(JSON.stringify(value)))

describe('a challenge with a published sample', () => {
  test.each([
    ['qr', 'qr'],
    ['QR', 'qr'],
  ])('%s carries a code', (type, kind) => {
    expect(read({ challenge_type: type, challenge_qr: { code: 'abc' } })).toEqual({ kind, code: 'abc' })
  })

  test.each(['redirect', 'REDIRECT', 'Redirect'])('%s carries an address', type => {
    expect(read({ challenge_type: type, challenge_redirect: { url: 'upi://pay?pa=a@b' } })).toEqual({
      kind: 'redirect',
      url: 'upi://pay?pa=a@b',
    })
  })

  test.each([
    [{ challenge_type: 'qr' }, {}],
    [{ challenge_type: 'qr', challenge_qr: { code: '' } }, { details: { 'challenge_qr.code': '' } }],
    [{ challenge_type: 'qr', challenge_qr: { code: 5 } }, { details: { 'challenge_qr.code': '5' } }],
    [
      { challenge_type: 'qr', challenge_redirect: { url: 'x' } },
      { details: { 'challenge_redirect.url': 'x' } },
    ],
    [{ challenge_type: 'qr', challenge_qr: 'abc' }, { details: { challenge_qr: 'abc' } }],
    [{ challenge_type: 'redirect', challenge_redirect: 7 }, { details: { challenge_redirect: '7' } }],
    [{ challenge_type: 'redirect', challenge_redirect: null }, {}],
  ])('without its payload, %j, is unknown and keeps what it holds', (value, rest) => {
    expect(read(value)).toEqual({ kind: 'unknown', type: value.challenge_type, ...rest })
  })
})

describe('a challenge no document shows', () => {
  test.each(['stk', 'otp', 'OTP'])('%s needs no payload', type => {
    expect(read({ challenge_type: type })).toEqual({ kind: type.toLowerCase() })
  })

  test('requisites are read from an object, with the fields to send back', () => {
    expect(
      read({
        challenge_type: 'REQUISITES',
        challenge_requisites: {
          bank: 'Banco de la Nación',
          account: { cbu: '2850590940090418135201', branch: 12 },
          fields: ['transaction_id', { name: 'sender' }, { field: 'date' }, { key: 'note' }, 5, {}, null],
        },
      }),
    ).toEqual({
      kind: 'requisites',
      requisites: {
        bank: 'Banco de la Nación',
        'account.cbu': '2850590940090418135201',
        'account.branch': '12',
      },
      fields: ['transaction_id', 'sender', 'date', 'note'],
    })
  })

  test.each(['fields', 'form_fields', 'form'])('the fields may stand under %s', name => {
    expect(read({ challenge_type: 'requisites', challenge_requisites: { [name]: ['id'] } })).toEqual({
      kind: 'requisites',
      requisites: {},
      fields: ['id'],
    })
  })

  test.each([undefined, null, 'x', { fields: 'id' }])('requisites with the payload %j are empty', payload => {
    expect(read({ challenge_type: 'requisites', challenge_requisites: payload })).toEqual({
      kind: 'requisites',
      requisites: {},
      fields: [],
    })
  })

  test('is kept by its name, as written, with every text it holds', () => {
    expect(read({ challenge_type: 'Iris_Scan', challenge_iris_scan: { eye: 'left', tries: 3.0 } })).toEqual({
      kind: 'unknown',
      type: 'Iris_Scan',
      details: { 'challenge_iris_scan.eye': 'left', 'challenge_iris_scan.tries': '3' },
    })
  })

  test.each([
    'qr',
    5,
    [],
    {},
    { challenge_type: 5 },
    { challenge_type: 'toString' },
    { challenge_type: '__proto__' },
  ])('%j is unknown, not a crash', value => {
    expect(read(value).kind).toBe('unknown')
  })
})

describe('the texts of a value', () => {
  const texts = (value: unknown) => toTexts(parseJson(JSON.stringify(value)))

  test('are the same for the two shapes of a map', () => {
    const map = { key_1: 'a', key_2: 'b' }
    expect(texts([{ key_1: 'a' }, { key_2: 'b' }])).toEqual(map)
    expect(
      texts([
        { key: 'key_1', value: 'a' },
        { key: 'key_2', value: 'b' },
      ]),
    ).toEqual(map)
    expect(texts(map)).toEqual(map)
  })

  test('of a list of larger objects lose none to another', () => {
    expect(
      texts([
        { bank: 'A', account: '1' },
        { bank: 'B', account: '2' },
      ]),
    ).toEqual({ '0.bank': 'A', '0.account': '1', '1.bank': 'B', '1.account': '2' })
  })

  test('of a list of texts go by their place', () => {
    expect(texts({ lines: ['a', 'b'] })).toEqual({ 'lines.0': 'a', 'lines.1': 'b' })
  })

  test('take a pair without a value for an object with the name "key"', () => {
    expect(texts([{ key: 'a' }])).toEqual({ key: 'a' })
  })

  test('leave out what is no text', () => {
    expect(texts({ a: null, b: true, c: [], d: {}, e: [{ key: 'f', value: null }] })).toEqual({})
  })
})
