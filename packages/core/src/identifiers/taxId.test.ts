import vectors from '@rumba/vectors/identifiers.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCnpj, isCnpj } from './cnpj.ts'
import { formatCpf, isCpf } from './cpf.ts'
import { stripFormat } from './format.ts'
import { mod11 } from './mod11.ts'
import { maskTaxId, parseTaxId } from './taxId.ts'

/** A CPF or CNPJ made from its body, so that a property does not depend on luck. */
const withCheckDigits = (body: string, maxWeight: number): string => {
  const first = body + mod11(body, maxWeight)
  return first + mod11(first, maxWeight)
}
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
const cpf = fc
  .stringMatching(/^\d{9}$/)
  .filter(body => !/^(\d)\1*$/.test(body))
  .map(body => withCheckDigits(body, 11))
const cnpj = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 12, maxLength: 12 })
  .filter(body => !/^(\d)\1*$/.test(body))
  .map(body => withCheckDigits(body, 9))

describe('isCpf', () => {
  test.each(vectors.cpf.valid)('accepts %s', text => expect(isCpf(text)).toBe(true))
  test.each(vectors.cpf.invalid)('refuses %s', text => expect(isCpf(text)).toBe(false))
  test.each(vectors.cnpj.valid)('refuses the CNPJ %s', text => expect(isCpf(text)).toBe(false))

  test('refuses each digit eleven times, whose check digits are right', () => {
    for (const digit of '0123456789') expect(isCpf(digit.repeat(11))).toBe(false)
  })

  test('refuses digits of other scripts', () => {
    expect(isCpf('١١١٤٤٤٧٧٧٣٥')).toBe(false)
  })
})

describe('isCnpj', () => {
  test.each([...vectors.cnpj.valid, '00.000.000/0001-91', '12.abc.345/01de-35', ' 12 ABC 345 01DE 35 '])(
    'accepts %s',
    text => expect(isCnpj(text)).toBe(true),
  )
  test.each([...vectors.cnpj.invalid, '12ABC34501DE3A', '12ıBC34501DE35', '12ABC34501DE3'])(
    'refuses %s',
    text => expect(isCnpj(text)).toBe(false),
  )

  test('refuses one digit fourteen times: of zeros the check digits are right', () => {
    expect(isCnpj('0'.repeat(14))).toBe(false)
  })
})

test('a wrong check digit is refused, each of the two', () => {
  fc.assert(
    fc.property(
      fc.oneof(cpf, cnpj),
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 1, max: 9 }),
      (value, place, add) => {
        const digits = value.split('')
        const at = digits.length - place
        digits[at] = String((Number(digits[at]) + add) % 10)
        expect(parseTaxId(digits.join(''))).toBeUndefined()
      },
    ),
  )
})

test('formatting and reading come back to the same number', () => {
  fc.assert(
    fc.property(cpf, value => {
      expect(formatCpf(value)).toMatch(/^\d{3}\.\d{3}\.\d{3}-\d{2}$/)
      expect(parseTaxId(formatCpf(value))).toEqual({ kind: 'cpf', value })
    }),
  )
  fc.assert(
    fc.property(cnpj, value => {
      expect(formatCnpj(value.toLowerCase())).toMatch(/^.{2}\..{3}\..{3}\/.{4}-\d{2}$/)
      expect(parseTaxId(formatCnpj(value))).toEqual({ kind: 'cnpj', value })
    }),
  )
})

test('text that is no such number is formatted as it came', () => {
  expect(formatCpf('1234')).toBe('1234')
  expect(formatCnpj('12.ABC')).toBe('12.ABC')
})

describe('maskTaxId', () => {
  test.each([
    ['', ''],
    ['123', '123'],
    ['1234', '123.4'],
    ['123.', '123'],
    ['12345678909', '123.456.789-09'],
    ['390.533.447-05', '390.533.447-05'],
    ['123456789090', '12.345.678/9090'],
    ['11222333000181', '11.222.333/0001-81'],
    ['12abc', '12.ABC'],
    ['12.ABC.345/01DE-35', '12.ABC.345/01DE-35'],
    ['12Á', '12.Á'],
    ['CPF: 390.533.447-05', 'CPF: 390.533.447-05'],
  ])('shows %j as %j', (typed, shown) => expect(maskTaxId(typed)).toBe(shown))

  test('loses no character of any text, and settles at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const masked = maskTaxId(text)
        expect(stripFormat(masked).toLowerCase()).toBe(stripFormat(text).toLowerCase())
        expect(maskTaxId(masked)).toBe(masked)
      }),
    )
  })
})

test('any text is answered, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const taxId = parseTaxId(text)
      expect(taxId !== undefined).toBe(isCpf(text) || isCnpj(text))
      formatCpf(text)
      formatCnpj(text)
    }),
  )
})
