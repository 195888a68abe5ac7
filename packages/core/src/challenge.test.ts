import { expect, test } from 'vitest'
import { parseChallenge } from './challenge.ts'

test.each([
  [
    { kind: 'qr', code: 'abc' },
    { kind: 'qr', code: 'abc' },
  ],
  [
    { kind: 'redirect', url: 'https://x' },
    { kind: 'redirect', url: 'https://x' },
  ],
  [{ kind: 'stk' }, { kind: 'stk' }],
  [{ kind: 'otp' }, { kind: 'otp' }],
  [
    { kind: 'requisites', requisites: { account: '1', bad: 2 }, fields: ['id', 3] },
    { kind: 'requisites', requisites: { account: '1' }, fields: ['id'] },
  ],
  [
    { kind: 'unknown', type: 'iris' },
    { kind: 'unknown', type: 'iris' },
  ],
  [{ kind: 'qr' }, { kind: 'unknown', type: 'qr' }],
  [
    { kind: 'qr', code: '' },
    { kind: 'unknown', type: 'qr' },
  ],
  [
    { kind: 'iris', scan: 1 },
    { kind: 'unknown', type: 'iris' },
  ],
  [null, { kind: 'unknown', type: '' }],
  ['qr', { kind: 'unknown', type: '' }],
])('%j reads as %j', (value, expected) => {
  expect(parseChallenge(value)).toEqual(expected)
})
