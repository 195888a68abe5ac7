/** The tax numbers of Brazil, and a well-kept library's opinion of them. */
import { isValidCnpj } from '@brazilian-utils/brazilian-utils/is-valid-cnpj'
import { isValidCpf } from '@brazilian-utils/brazilian-utils/is-valid-cpf'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { elevenOf, stripFormat } from './identifier.ts'
import { maskTaxId, parseTaxId } from './taxId.ts'

const withCheckDigits = (body: string, weights: string): string => {
  const digitOf = elevenOf('0', weights)
  const first = body + digitOf(body)
  return first + digitOf(first)
}
const cpf = fc.stringMatching(/^\d{9}$/).map(body => withCheckDigits(body, '23456789ab'))
const cnpj = fc.stringMatching(/^[\dA-Z]{12}$/).map(body => withCheckDigits(body, '23456789'))

describe('parseTaxId', () => {
  test.each([
    ['390.533.447-05', { kind: 'cpf', value: '39053344705' }],
    ['12.abc.345/01de-35', { kind: 'cnpj', value: '12ABC34501DE35' }],
    ['12345678900', undefined],
    ['', undefined],
  ])('reads %j', (text, taxId) => {
    expect(parseTaxId(text)).toEqual(taxId)
  })
})

describe('maskTaxId', () => {
  test.each([
    ['1234', '123.4'],
    ['12345678909', '123.456.789-09'],
    ['123456789090', '12.345.678/9090'],
    ['12abc', '12.ABC'],
    ['CPF: 390.533.447-05', 'CPF: 390.533.447-05'],
  ])('shows %j as %j', (typed, shown) => {
    expect(maskTaxId(typed)).toEqual({ text: shown, caret: shown.length })
  })

  test.each([
    ['cuit', '20123456789', '20-12345678-9'],
    ['cuit', '2012', '20-12'],
    ['rut', '12345678k', '12.345.678-K'],
    ['rut', '7654321', '7.654.321'],
  ] as const)('shows a %s of %j as %j', (format, typed, shown) => {
    expect(maskTaxId(typed, undefined, format)).toEqual({ text: shown, caret: shown.length })
  })

  test('keeps the caret when a twelfth digit makes it a CNPJ', () => {
    expect(maskTaxId('123.456.7890-09', 11)).toEqual({ text: '12.345.678/9009', caret: 12 })
  })
})

test('two opinions agree on 10,000 numbers, sound and with one character changed', () => {
  const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
  fc.assert(
    fc.property(fc.oneof(cpf, cnpj), fc.nat(), character, fc.boolean(), (number, place, other, change) => {
      const at = place % number.length
      const text = change ? number.slice(0, at) + other + number.slice(at + 1) : number
      const theirs = isValidCpf(text) || isValidCnpj(text, { version: 2 })
      expect(parseTaxId(text) !== undefined, text).toBe(theirs)
    }),
    { numRuns: 10_000 },
  )
})

test('the other takes letters of no alphabet for formatting, which we do not', () => {
  expect(stripFormat('39Á05')).toBe('39Á05')
  expect(parseTaxId('390Á53344705')).toBeUndefined()
})
