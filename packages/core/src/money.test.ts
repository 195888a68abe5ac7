import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { MoneySyntaxError } from './errors.ts'
import { formatDecimal } from './formatDecimal.ts'
import { METHODS } from './methods/registry.ts'
import { exponentOf, formatMoney, sameMoney } from './money.ts'
import { parseMoney } from './parseMoney.ts'

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
    ['1.000000000000', 'BRL', 100n],
    ['007', 'BRL', 700n],
    ['5', 'JPY', 5n],
    ['5', 'PYG', 5n],
    ['5', 'COP', 500n],
    [0, 'BRL', 0n],
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
    ['.5', 'BRL'],
    ['1.', 'CLP'],
    ['1.0000000000001', 'BRL'],
    ['1234567890123456', 'BRL'],
    ['1\n', 'BRL'],
    ['١', 'BRL'],
    ['1', 'BRLX'],
    ['1', 'BR1'],
    [1e-7, 'BRL'],
    [Number.POSITIVE_INFINITY, 'BRL'],
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

  test("is in the words of every method's country", () => {
    const locales: Readonly<Record<string, string>> = {
      BRL: 'pt-BR',
      INR: 'hi-IN',
      KZT: 'kk-KZ',
      UZS: 'uz-UZ',
      UAH: 'uk-UA',
      KGS: 'ky-KG',
      EUR: 'nl-BE',
      BGN: 'bg-BG',
      PLN: 'pl-PL',
      ARS: 'es-AR',
      CLP: 'es-CL',
      MXN: 'es-MX',
    }
    const currencies = METHODS.flatMap(({ markets }) => markets.map(({ currency }) => currency))
    for (const currency of new Set([...currencies, ...Object.keys(locales)])) {
      const words = formatMoney(parseMoney('1234567', currency), locales[currency] ?? 'en')
      expect(words.replace(/[^\d]/g, '')).toBe(exponentOf({ currency }) === 0 ? '1234567' : '123456700')
      expect(words).not.toContain('NaN')
    }
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

describe('a contract that counts other digits', () => {
  const pesos = parseMoney('1500.50', 'CLP', { CLP: 2, BRL: 0 })

  test('is kept with the amount, and only where it differs', () => {
    expect(pesos).toEqual({ minor: 150050n, currency: 'CLP', exponent: 2 })
    expect(exponentOf(pesos)).toBe(2)
    expect(formatDecimal(pesos)).toBe('1500.50')
    expect(formatMoney(pesos, 'en')).toContain('1,500.50')
    expect(parseMoney('1', 'BRL', { BRL: 2 })).toEqual({ minor: 100n, currency: 'BRL' })
    expect(parseMoney('1', 'BRL', { CLP: 2 })).toEqual({ minor: 100n, currency: 'BRL' })
    expect(parseMoney('1', 'TOS', Object.create({ TOS: 3 }))).toEqual({ minor: 100n, currency: 'TOS' })
  })

  test('refuses digits beyond them', () => {
    expect(() => parseMoney('15.005', 'CLP', { CLP: 2 })).toThrow(MoneySyntaxError)
    expect(() => parseMoney('0.5', 'BRL', { BRL: 0 })).toThrow(MoneySyntaxError)
  })
})

describe('sameMoney', () => {
  test('compares amount and currency, in whatever minor units each is counted', () => {
    expect(sameMoney(parseMoney('15', 'CLP'), parseMoney('15.00', 'CLP', { CLP: 2 }))).toBe(true)
    expect(sameMoney(parseMoney('15.00', 'CLP', { CLP: 2 }), parseMoney('15', 'CLP'))).toBe(true)
    expect(sameMoney(parseMoney('1500', 'CLP'), parseMoney('15.00', 'CLP', { CLP: 2 }))).toBe(false)
    expect(sameMoney(parseMoney('15', 'BRL'), parseMoney('15', 'EUR'))).toBe(false)
    expect(sameMoney(parseMoney('15', 'BRL'), parseMoney('15.01', 'BRL'))).toBe(false)
    expect(sameMoney(parseMoney('15', 'BRL'), parseMoney('15', 'BRL'))).toBe(true)
  })
})

test('what is written is read back, digit for digit', () => {
  const minor = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n })
  fc.assert(
    fc.property(minor, fc.constantFrom('BRL', 'CLP', 'KZT'), fc.nat(4), (amount, currency, exponent) => {
      const money = { minor: amount, currency }
      expect(parseMoney(formatDecimal(money), currency)).toEqual(money)
      const odd = parseMoney(formatDecimal({ ...money, exponent }), currency, { [currency]: exponent })
      expect(odd.minor).toBe(amount)
      expect(exponentOf(odd)).toBe(exponent)
    }),
  )
})

test('the message names text and currency, cut short', () => {
  expect(() => parseMoney('x'.repeat(100), 'y'.repeat(100))).toThrow(
    `"${'x'.repeat(40)}" is not an amount in ${'y'.repeat(8)}.`,
  )
})

test('a float is no money', () => {
  expectTypeOf<{ minor: number; currency: string }>().not.toExtend<Parameters<typeof formatDecimal>[0]>()
  expectTypeOf(parseMoney('1', 'BRL').currency).toEqualTypeOf<'BRL'>()
})
