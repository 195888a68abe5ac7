import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { crc16 } from './crc16.ts'

test('gives the published check value of its polynomial', () => {
  expect(crc16('123456789')).toBe('29B1')
  expect(crc16('')).toBe('FFFF')
})

test.each(vectors.valid.map(({ id, text, expect: expected }) => [id, text, expected.crc.computed] as const))(
  'agrees with the published code %s',
  (_, text, computed) => expect(crc16(text.slice(0, -4))).toBe(computed),
)

test('keeps leading zeros', () => {
  const codes = vectors.valid.map(({ text }) => crc16(text.slice(0, -4)))
  expect(codes).toContain('0433')
  expect(codes.every(code => code.length === 4)).toBe(true)
})

test('runs over UTF-8, not over code units', () => {
  // Of the bytes C3 A9 and F0 9F 98 80, by Python's binascii.crc_hqx.
  expect(crc16('é')).toBe('7ACB')
  expect(crc16('😀')).toBe('4F4F')
})
