import { describe, expect, test } from 'vitest'
import { MoneySyntaxError } from './errors.ts'
import { formatDecimal, formatMoney, parseMoney } from './money.ts'

describe('parseMoney', () => {
  test.each([
    ['25.01', 'BRL', 2501n],
    [25.01, 'BRL', 2501n],
    ['10800.0000', 'KZT', 1080000n],
    [10800, 'KZT', 1080000n],
    ['4.35', 'BRL', 435n],
    ['0.1', 'BRL', 10n],
    ['1500', 'CLP', 1500n],
    ['1500.00', 'CLP', 1500n],
    ['123456789012345.67', 'BRL', 12345678901234567n],
  ])('reads %s %s as %s minor units', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor, currency })
  })

  test.each([
    ['25,01', 'BRL'],
    ['-1', 'BRL'],
    ['+1', 'BRL'],
    ['1e3', 'BRL'],
    [1e21, 'BRL'],
    [Number.NaN, 'BRL'],
    ['', 'BRL'],
    [' 5', 'BRL'],
    ['0x10', 'BRL'],
    ['25.011', 'BRL'],
    ['15.5', 'CLP'],
    ['98.', 'BRL'],
    ['1', 'brl'],
    ['1', ''],
  ])('refuses %s %s', (text, currency) => {
    expect(() => parseMoney(text, currency)).toThrow(MoneySyntaxError)
  })
})

describe('formatDecimal', () => {
  test.each([
    [2501n, 'BRL', '25.01'],
    [1n, 'BRL', '0.01'],
    [0n, 'BRL', '0.00'],
    [1500n, 'CLP', '1500'],
  ])('writes %s %s as %s', (minor, currency, text) => {
    expect(formatDecimal({ minor, currency })).toBe(text)
  })
})

describe('formatMoney', () => {
  test('speaks the language of the person', () => {
    expect(formatMoney({ minor: 2501n, currency: 'BRL' }, 'pt-BR').replace(/\s/g, ' ')).toBe('R$ 25,01')
    expect(formatMoney({ minor: 2501n, currency: 'BRL' }, 'en')).toBe('R$25.01')
  })

  test('takes the digits from our table, not from the runtime, which gives COP none', () => {
    expect(formatMoney({ minor: 2550n, currency: 'COP' }, 'en')).toContain('25.50')
  })

  test('keeps every digit of a large amount', () => {
    expect(formatMoney({ minor: 1234567890123456789n, currency: 'BRL' }, 'en')).toBe(
      'R$12,345,678,901,234,567.89',
    )
  })
})
