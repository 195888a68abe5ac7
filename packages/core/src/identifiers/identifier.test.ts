import vectors from '@rumba/vectors/identifiers.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkIdentifier,
  formatIdentifier,
  IDENTIFIER_KINDS,
  type IdentifierKind,
  maskIdentifier,
} from './checkIdentifier.ts'
import { pixKeyTypeOf } from './pixKey.ts'

const { about: _about, ...lists } = vectors
const entries = Object.entries(lists).flatMap(([kind, list]) =>
  list.map(entry => ({ ...entry, of: kind as IdentifierKind })),
)

test('there are examples of every kind, marked by where they come from', () => {
  expect(Object.keys(lists).sort()).toEqual([...IDENTIFIER_KINDS].sort())
  for (const { kind } of entries) expect(['published', 'derived']).toContain(kind)
})

describe('examples', () => {
  test.each(entries.filter(({ valid }) => valid))('$text is $of', ({ of, text }) => {
    const result = checkIdentifier(of, text)
    expect(result).toMatchObject({ valid: true })
    expect(result).not.toHaveProperty('reason')
  })

  test.each(entries.filter(({ valid }) => !valid))('$text is not $of', ({ of, text }) => {
    expect(checkIdentifier(of, text)).toMatchObject({ valid: false, reason: expect.stringMatching(/./) })
  })
})

describe('the canonical form', () => {
  test.each<readonly [IdentifierKind, string, string]>([
    ['cpf', ' 390.533.447-05 ', '39053344705'],
    ['cnpj', '12.abc.345/01de-35', '12ABC34501DE35'],
    ['rut', '10.000.013-k', '10000013K'],
    ['rfc', 'mab 930714 8t4', 'MAB9307148T4'],
    ['rfc', 'ñañ', 'ÑAÑ'],
    ['card', '4111-1111 1111/1111', '4111111111111111'],
    ['pixKey', ' Fulano@Example.com ', 'fulano@example.com'],
    ['pixKey', '123E4567-E89B-12D3-A456-426655440000', '123e4567-e89b-12d3-a456-426655440000'],
    ['pixKey', '+55 (11) 98765-4321', '+5511987654321'],
    ['pixKey', '123.456.789-09', '12345678909'],
    ['pixKey', '12.abc.345/01de-35', '12ABC34501DE35'],
    ['vpa', ' Shop-1.x@OkBank ', 'shop-1.x@okbank'],
    ['phone', '00 55 (11) 98765.4321', '+5511987654321'],
    ['phone', '913324627351', '913324627351'],
    ['cpf', 'abc', 'ABC'],
    ['cpf', '12ı', '12ı'],
  ])('%s %j is %j', (kind, text, value) => {
    expect(checkIdentifier(kind, text).value).toBe(value)
  })
})

describe('the reason', () => {
  test.each<readonly [IdentifierKind, string, string]>([
    ['cpf', '', 'length'],
    ['cpf', ' .-/ ', 'length'],
    ['cpf', '390.533.447-0A', 'shape'],
    ['cpf', '3905334470', 'length'],
    ['cpf', '390533447055', 'length'],
    ['cpf', '39053344706', 'check-digit'],
    ['cpf', '39053344715', 'check-digit'],
    ['cpf', '11111111111', 'check-digit'],
    ['cnpj', '12ÁBC34501DE35', 'shape'],
    ['cnpj', '12ABC34501DE3A', 'shape'],
    ['cnpj', '12ABC34501DEA5', 'shape'],
    ['cnpj', '12ABC34501DE36', 'check-digit'],
    ['cnpj', '00000000000000', 'check-digit'],
    ['cuit', '20-05536168-3', 'check-digit'],
    ['cbu', '2850590140090418135201', 'check-digit'],
    ['cbu', '2850590940090418135202', 'check-digit'],
    ['cbu', '285059094009041813520', 'length'],
    ['rut', '12.531.909-3', 'check-digit'],
    ['rut', 'K25319092', 'shape'],
    ['rut', '1-8', 'length'],
    ['rut', '1234567890', 'length'],
    ['clabe', '002010077777777770', 'check-digit'],
    ['rfc', 'GODE561231GR9', 'check-digit'],
    ['rfc', 'GO5561231GR89', 'shape'],
    ['rfc', 'GODEX561231GR', 'shape'],
    ['rfc', 'GODE561231GRB', 'shape'],
    ['rfc', 'GODE561231G', 'length'],
    ['rfc', 'GODE561231GR81', 'length'],
    ['curp', 'GOMC900101ADFNRR01', 'shape'],
    ['curp', 'GOMC900101HDFNRR02', 'check-digit'],
    ['curp', 'GOMC900101HDFNRR0', 'length'],
    ['iin', '900101300018', 'check-digit'],
    ['rnokpp', '1759013770', 'check-digit'],
    ['pinfl', '71210632040244', 'shape'],
    ['pinfl', '01210632040244', 'shape'],
    ['pinfl', '31210632040245', 'check-digit'],
    ['card', '4111111111111112', 'check-digit'],
    ['card', '41111111111', 'length'],
    ['card', '4111 1111 1111 1111 1111', 'length'],
    ['pixKey', 'fulanoany', 'shape'],
    ['pixKey', 'ful ano@example.com', 'shape'],
    ['pixKey', `${'x'.repeat(66)}@example.com`, 'length'],
    ['pixKey', 'a@b.c', 'length'],
    ['pixKey', '12345678900', 'check-digit'],
    ['pixKey', '12ABC34501DE36', 'check-digit'],
    ['vpa', 'shop bank', 'shape'],
    ['vpa', 'ab', 'length'],
    ['vpa', 'shop', 'shape'],
    ['phone', 'call me now', 'shape'],
    ['phone', '0123456789', 'shape'],
    ['phone', '+123456', 'shape'],
    ['phone', '123456', 'length'],
    ['phone', '1234567890123456', 'shape'],
    ['phone', '+1234567890123456', 'length'],
  ])('%s %j fails by %s', (kind, text, reason) => {
    expect(checkIdentifier(kind, text)).toMatchObject({ valid: false, reason })
  })
})

test('only the tax numbers that the gateway asks for bind; everything else is advice', () => {
  expect(IDENTIFIER_KINDS.filter(kind => checkIdentifier(kind, '1').binding)).toEqual(['cpf', 'cnpj'])
})

/** Computed apart from this code, from the published rules. */
describe('a rare check digit', () => {
  test.each<readonly [string, IdentifierKind, string]>([
    ['ten is written 9', 'cuit', '20000000019'],
    ['eleven is written 0', 'cuit', '20000000060'],
    ['ten is written K', 'rut', '10000013K'],
    ['eleven is written 0', 'rut', '100000040'],
    ['of seven digits', 'rut', '10000025'],
    ['0 in the first block', 'cbu', '2850001000000000000000'],
    ['ten is written A', 'rfc', 'GODE561231G5A'],
    ['eleven is written 0', 'rfc', 'GODE561231GA0'],
    ['beside an N with tilde and an ampersand', 'rfc', 'Ñ&A930714005'],
    ['beside an N with tilde', 'curp', 'ÑOMC900101HDFNRR07'],
    ['of the third gender', 'curp', 'GOMC900101XDFNRR05'],
    ['is 0', 'curp', 'GOMC900110HDFNRR00'],
    ['from the second pass', 'iin', '900101300811'],
    ['of a negative sum', 'rnokpp', '9000000002'],
    ['ten is written 0', 'rnokpp', '1759013760'],
  ])('%s in a %s: %s', (_why, kind, text) => {
    expect(checkIdentifier(kind, text)).toMatchObject({ valid: true })
    for (const other of '0123456789AK') {
      if (!text.endsWith(other)) expect(checkIdentifier(kind, text.slice(0, -1) + other).valid).toBe(false)
    }
  })

  test('that two passes cannot find makes no IIN', () => {
    for (const digit of '0123456789') expect(checkIdentifier('iin', `90010130080${digit}`).valid).toBe(false)
  })
})

/** A number with its check digits, made from what stands before them: the first that passes. */
const complete = (kind: IdentifierKind, body: string, digits = 1): string | undefined => {
  for (let tail = 0; tail < 10 ** digits; tail += 1) {
    const text = body + String(tail).padStart(digits, '0')
    if (checkIdentifier(kind, text).valid) return text
  }
  return undefined
}

const bodies: readonly (readonly [IdentifierKind, RegExp, number])[] = [
  ['cpf', /^\d{9}$/, 2],
  ['cnpj', /^[\dA-Z]{12}$/, 2],
  ['cuit', /^\d{10}$/, 1],
  ['rut', /^\d{7,8}$/, 1],
  ['clabe', /^\d{17}$/, 1],
  ['iin', /^\d{11}$/, 1],
  ['rnokpp', /^\d{9}$/, 1],
  ['pinfl', /^[1-6]\d{12}$/, 1],
  ['card', /^\d{11,18}$/, 1],
]

describe.each(bodies)('a generated %s', (kind, body, digits) => {
  const numbers = fc
    .stringMatching(body)
    .map(text => complete(kind, text, digits))
    .filter(text => text !== undefined)

  test('with one digit changed is refused', () => {
    let missed = 0
    let tried = 0
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, place, add) => {
        const at = place % text.length
        const digit = text[at] ?? ''
        if (!/\d/.test(digit)) return
        tried += 1
        const changed = text.slice(0, at) + ((Number(digit) + add) % 10) + text.slice(at + 1)
        if (checkIdentifier(kind, changed).valid) missed += 1
      }),
      { numRuns: 500 },
    )
    // Weights that share no factor with ten find every one; eleven folded into ten digits lets a few through.
    expect(missed / tried).toBeLessThanOrEqual(['card', 'clabe', 'pinfl'].includes(kind) ? 0 : 0.15)
  })

  test('is formatted, read back and formatted again alike', () => {
    fc.assert(
      fc.property(numbers, text => {
        const shown = formatIdentifier(kind, text)
        expect(checkIdentifier(kind, shown)).toMatchObject({ valid: true, value: text })
        expect(formatIdentifier(kind, shown)).toBe(shown)
        expect(maskIdentifier(kind, text).text).toBe(shown)
      }),
    )
  })
})

describe('formatting', () => {
  test.each<readonly [IdentifierKind, string, string]>([
    ['cpf', '39053344705', '390.533.447-05'],
    ['cnpj', '12abc34501de35', '12.ABC.345/01DE-35'],
    ['cuit', '20055361682', '20-05536168-2'],
    ['cbu', '2850590940090418135201', '28505909 40090418135201'],
    ['rut', '125319092', '12.531.909-2'],
    ['rut', '10000025', '1.000.002-5'],
    ['clabe', '002010077777777771', '002 010 07777777777 1'],
    ['card', '4111111111111111', '4111 1111 1111 1111'],
    ['card', '4111111111111111119', '4111 1111 1111 1111 119'],
    ['iin', '900101300017', '900101300017'],
    // A wrong check digit is shown all the same, since that is how somebody finds it.
    ['cpf', '39053344706', '390.533.447-06'],
    ['cpf', '3905334470', '3905334470'],
    ['cpf', 'my CPF', 'my CPF'],
    ['rut', 'K25319092', 'K25319092'],
    ['vpa', 'Shop@Bank', 'shop@bank'],
    ['cpf', '', ''],
  ])('%s %j is shown as %j', (kind, text, shown) => {
    expect(formatIdentifier(kind, text)).toBe(shown)
  })
})

describe('a mask', () => {
  test.each<readonly [IdentifierKind, string, string]>([
    ['cpf', '', ''],
    ['cpf', '3', '3'],
    ['cpf', '390', '390'],
    ['cpf', '3905', '390.5'],
    ['cpf', '390.5', '390.5'],
    ['cpf', '39053344705', '390.533.447-05'],
    ['cpf', '390533447055', '390533447055'],
    ['cnpj', '12abc', '12.ABC'],
    ['cnpj', '12Á', '12.Á'],
    ['rut', '1234', '1.234'],
    ['rut', '125319092', '12.531.909-2'],
    ['card', '41111', '4111 1'],
    ['iin', '9001 01', '9001 01'],
    ['phone', '+55 11', '+55 11'],
  ])('of %s shows %j as %j', (kind, typed, shown) => {
    expect(maskIdentifier(kind, typed)).toEqual({ text: shown, caret: shown.length })
  })

  test.each([
    ['|', '|'],
    ['3|', '3|'],
    ['390|', '390|'],
    ['3905|', '390.5|'],
    ['|3905', '|390.5'],
    ['39|05', '39|0.5'],
    ['390|5', '390|.5'],
    ['390.|5', '390|.5'],
    // A digit typed in the middle, one taken out, and a separator taken out.
    ['390.9|53.344-70', '390.9|53.344-70'],
    ['39|.533.447-05', '39|5.334.470-5'],
    ['390|533.447-05', '390|.533.447-05'],
    // A paste of any form over everything, and into the middle.
    ['390 533 447/05|', '390.533.447-05|'],
    ['3905334|4705', '390.533.4|47-05'],
  ])('turns %s into %s', (before, after) => {
    const caret = before.indexOf('|')
    const masked = maskIdentifier('cpf', before.replace('|', ''), caret)
    expect(`${masked.text.slice(0, masked.caret)}|${masked.text.slice(masked.caret)}`).toBe(after)
  })

  test('leaves text that is too long, and its caret, as they are', () => {
    expect(maskIdentifier('cpf', 'CPF: 390.533.447-05', 4)).toEqual({ text: 'CPF: 390.533.447-05', caret: 4 })
  })

  test('loses no character, keeps the caret behind the same one, and settles at once', () => {
    const bare = (text: string) => text.replace(/[\s./()-]/g, '')
    const masked = fc.constantFrom<IdentifierKind>('cpf', 'cnpj', 'cuit', 'cbu', 'rut', 'clabe', 'card')
    const typed = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'0123456789.-/() kKñ'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 24,
    })
    fc.assert(
      fc.property(masked, typed, fc.nat(24), (kind, text, at) => {
        const caret = Math.min(at, text.length)
        const first = maskIdentifier(kind, text, caret)
        expect(bare(first.text).toLowerCase()).toBe(bare(text).toLowerCase())
        expect(bare(first.text.slice(0, first.caret)).toLowerCase()).toBe(
          bare(text.slice(0, caret)).toLowerCase(),
        )
        expect(maskIdentifier(kind, first.text, first.caret)).toEqual(first)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a Pix key', () => {
  test.each([
    ['fulano@example.com', 'email'],
    ['123e4567-e89b-12d3-a456-426655440000', 'random'],
    ['+5511987654321', 'phone'],
    ['12345678909', 'cpf'],
    ['12ABC34501DE35', 'cnpj'],
    ['11222333000181', 'cnpj'],
    ['11987654321', 'cpf'],
    ['5511987654321', undefined],
    ['a@b', undefined],
    ['a@b@c.d', undefined],
    ['x123e4567-e89b-12d3-a456-426655440000', undefined],
    ['123e4567-e89b-12d3-a456-4266554400000', undefined],
    ['+0511987654321', undefined],
    ['+551198', undefined],
    ['12ABC34501DE3', undefined],
    ['', undefined],
  ])('%j is of type %s', (value, type) => {
    expect(pixKeyTypeOf(value)).toBe(type)
  })
})

test('any text is answered, never thrown at, in time that grows with its length', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789K@.+-a '), maxLength: 400 }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...IDENTIFIER_KINDS), text, (kind, value) => {
      expect(checkIdentifier(kind, value).valid).toBe(checkIdentifier(kind, value).reason === undefined)
      expect(checkIdentifier(kind, checkIdentifier(kind, value).value).value).toBe(
        checkIdentifier(kind, value).value,
      )
      formatIdentifier(kind, value)
      maskIdentifier(kind, value)
    }),
    { numRuns: 3000 },
  )
  for (const kind of IDENTIFIER_KINDS) expect(checkIdentifier(kind, '1'.repeat(200_000)).valid).toBe(false)
})

test('no result holds more than the value itself, so that a reason can be logged', () => {
  const { value: _value, ...rest } = checkIdentifier('card', '4111111111111112')
  expect(JSON.stringify(rest)).not.toMatch(/4111/)
})
