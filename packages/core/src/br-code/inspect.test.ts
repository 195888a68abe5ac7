import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainFinding } from '../explainFinding.ts'
import { formatDecimal } from '../formatDecimal.ts'
import { parseMoney } from '../parseMoney.ts'
import { composeCode, GUI, KEY, LOCATION, RECURRENCE, tlv } from './compose.testing.ts'
import { type BrCodeFindingCode, type BrCodeInspection, inspectBrCode } from './inspect.ts'
import { parseBrCode } from './parse.ts'

const order = { amount: parseMoney('25.01', 'BRL'), payee: 'Fulano de Tal' }
const sound = composeCode()
const codesOf = (inspection: BrCodeInspection) => inspection.findings.map(finding => finding.code)

describe('published codes', () => {
  /** The only published Pix codes that are not payable without a word, and why. */
  const known: Readonly<Record<string, readonly BrCodeFindingCode[]>> = {
    'brcode-manual-no62': ['missing-tag'],
    'pixutils-readme-https': ['location'],
    'mvallim-int-amount': ['amount-zero'],
    'mvallim-longcity': ['limit'],
    'pixpend-no62': ['missing-tag'],
  }

  test.each(vectors.valid)('weighs $id', ({ id, text, expect: expected }) => {
    const inspection = inspectBrCode(text)
    const foreign = expected.kind === 'not-pix'
    expect(codesOf(inspection)).toEqual(foreign ? ['not-pix'] : (known[id] ?? []))
    expect(inspection.verdict).toBe(foreign ? 'refuse' : known[id] ? 'warn' : 'payable')
  })

  test.each(vectors.malformed)('weighs $id as recommended', ({ text, recommended }) => {
    const { verdict, findings } = inspectBrCode(text)
    expect(verdict).toBe(recommended)
    expect(findings).not.toEqual([])
  })

  test.each(vectors.kyrgyz)(
    'knows $id as Kyrgyz, alone and in its link, and checks no sum',
    ({ text, link }) => {
      for (const received of [text, link, ` ${link}\n`]) {
        expect(codesOf(inspectBrCode(received))).toEqual(['kyrgyz'])
        expect(inspectBrCode(received).verdict).toBe('refuse')
      }
    },
  )
})

describe('each finding', () => {
  const broken = composeCode({ '59': 'FULANO' }).replace('5906', '5996')
  test.each<readonly [BrCodeFindingCode, 'warn' | 'refuse', string]>([
    ['syntax', 'refuse', ''],
    ['syntax', 'refuse', broken],
    ['syntax', 'refuse', sound.slice(0, -8)],
    ['syntax', 'refuse', sound.slice(0, -1)],
    ['syntax', 'refuse', sound.repeat(8)],
    ['not-pix', 'refuse', composeCode({ '26': tlv('00', 'br.com.outro') })],
    ['kyrgyz', 'refuse', composeCode({ '26': undefined, '52': undefined, '53': '417' })],
    ['currency', 'refuse', composeCode({ '53': '840' })],
    ['currency', 'refuse', composeCode({ '53': undefined })],
    ['amount-syntax', 'refuse', composeCode({ '54': '25,01' })],
    ['amount-syntax', 'refuse', composeCode({ '54': '1e3' })],
    ['amount-syntax', 'refuse', composeCode({ '54': '0x10' })],
    ['amount-syntax', 'refuse', composeCode({ '54': ' 5' })],
    ['amount-syntax', 'refuse', composeCode({ '54': '+5' })],
    ['amount-syntax', 'refuse', composeCode({ '54': '25.011' })],
    ['amount-syntax', 'refuse', composeCode({ '54': '25..' })],
    ['amount-syntax', 'refuse', composeCode({ '54': '25.0.' })],
    ['amount-syntax', 'refuse', composeCode({ '54': '.' })],
    ['location', 'refuse', composeCode({ '26': GUI + tlv('25', 'http://pix.example.com/1') })],
    ['location', 'refuse', composeCode({ '26': GUI + tlv('25', 'javascript:alert(1)') })],
    ['location', 'refuse', composeCode({ '26': GUI + tlv('25', 'tel:123') })],
    ['location', 'refuse', composeCode({ '26': GUI + tlv('25', '//pix.example.com/1') })],
    ['location', 'refuse', composeCode({ '26': GUI + tlv('25', 'bank.example@evil.example/1') })],
    ['location', 'refuse', composeCode({ '80': GUI + tlv('25', 'ftp://pix.example.com/rec') })],
    ['location', 'warn', composeCode({ '26': GUI + tlv('25', 'HTTPS://pix.example.com/1') })],
    ['two-payees', 'refuse', composeCode({ '26': GUI + KEY + LOCATION })],
    ['checksum', 'warn', `${sound.slice(0, -4)}0000`],
    ['limit', 'warn', composeCode({ '59': 'F'.repeat(26) })],
    ['limit', 'warn', composeCode({ '60': 'B'.repeat(16) })],
    ['limit', 'warn', composeCode({ '61': '0'.repeat(11) })],
    ['limit', 'warn', composeCode({ '54': '00000000025.01' })],
    [
      'limit',
      'warn',
      composeCode({ '26': GUI + tlv('01', 'k'.repeat(77)), '62': tlv('05', 'T'.repeat(26)) }),
    ],
    [
      'limit',
      'warn',
      composeCode({ '65': 'x'.repeat(99), '66': 'x'.repeat(99), '67': 'x'.repeat(99), '68': 'x'.repeat(99) }),
    ],
    ['characters', 'warn', composeCode({ '60': 'SÃO PAULO' })],
    ['characters', 'warn', composeCode({ '60': 'SAO\nPAULO' })],
    ['missing-tag', 'warn', composeCode({ '52': undefined })],
    ['missing-tag', 'warn', composeCode({ '59': undefined })],
    ['missing-tag', 'warn', composeCode({ '60': undefined })],
    ['missing-tag', 'warn', composeCode({ '62': undefined })],
    ['country', 'warn', composeCode({ '58': 'PT' })],
    ['country', 'warn', composeCode({ '58': undefined })],
    ['initiation', 'warn', composeCode({ '01': '13' })],
    ['amount-zero', 'warn', composeCode({ '54': '0.00' })],
  ])('%s (%s) comes alone for %j', (code, severity, text) => {
    const { verdict, findings } = inspectBrCode(text)
    expect(findings).toMatchObject([{ code, severity }])
    expect(findings).toHaveLength(1)
    expect(findings.map(explainFinding).join()).toMatch(/^[^#]+$/)
    expect(verdict).toBe(severity)
  })

  test('order-currency refuses an order that Pix cannot pay', () => {
    const inspection = inspectBrCode(composeCode({ '54': undefined }), { amount: parseMoney('25.01', 'EUR') })
    expect(codesOf(inspection)).toEqual(['order-currency'])
    expect(inspection.verdict).toBe('refuse')
  })
})

test('a value at its limit is no finding', () => {
  const longest = composeCode({
    '26': GUI + tlv('25', `pix.example.com/${'x'.repeat(61)}`),
    '54': '0000000025.01',
    '59': 'F'.repeat(25),
    '60': 'B'.repeat(15),
    '61': '0'.repeat(10),
    '01': '12',
  })
  expect(inspectBrCode(longest)).toMatchObject({ verdict: 'payable', findings: [] })
  const reference = composeCode({ '62': tlv('05', 'T'.repeat(25)), '80': GUI + RECURRENCE })
  expect(inspectBrCode(reference).findings).toEqual([])
  const whole = (length: number) => {
    const rest = { '65': 'x'.repeat(90), '66': 'x'.repeat(90), '67': 'x'.repeat(90) }
    return composeCode({ ...rest, '68': 'x'.repeat(length - composeCode(rest).length - 4) })
  }
  expect(whole(512)).toHaveLength(512)
  expect(inspectBrCode(whole(512)).findings).toEqual([])
  expect(codesOf(inspectBrCode(whole(513)))).toEqual(['limit'])
})

describe('the amount', () => {
  test.each(['25.01', '25.010', '0025.01'])('%s matches an order of 25.01', amount => {
    expect(inspectBrCode(composeCode({ '54': amount }), order)).toMatchObject({
      verdict: 'payable',
      amount: 'match',
    })
  })

  test.each([
    ['123.4', '123.40'],
    ['98.', '98.00'],
    ['98', '98.00'],
  ])('%s matches an order of %s', (amount, owed) => {
    const inspection = inspectBrCode(composeCode({ '54': amount }), { amount: parseMoney(owed, 'BRL') })
    expect(inspection).toMatchObject({ verdict: 'payable', amount: 'match' })
  })

  test.each(['25.02', '2501', '25.1', '25', '250.1'])('%s is refused against an order of 25.01', amount => {
    const inspection = inspectBrCode(composeCode({ '54': amount }), order)
    expect(inspection).toMatchObject({ verdict: 'refuse', amount: 'mismatch' })
    expect(codesOf(inspection)).toEqual(['amount-mismatch'])
  })

  test('of an order in another currency never matches', () => {
    const inspection = inspectBrCode(sound, { amount: parseMoney('25.01', 'EUR') })
    expect(codesOf(inspection)).toEqual(['order-currency', 'amount-mismatch'])
    expect(inspection.amount).toBe('mismatch')
  })

  test('that cannot be read is a mismatch with any order', () => {
    expect(inspectBrCode(composeCode({ '54': '25,01' }), order).amount).toBe('mismatch')
  })

  test('is not stated where code or order is silent', () => {
    expect(inspectBrCode(composeCode({ '54': undefined }), order)).toMatchObject({
      verdict: 'payable',
      amount: 'not-stated',
    })
    expect(inspectBrCode(sound).amount).toBe('not-stated')
  })
})

describe('the payee', () => {
  test.each([
    ['WZ_PLAY_JOGOS_LTDA', 'WZ Play Jogos Ltda'],
    ['Padaria  Sao Joao', 'Padaria São João'],
    ['NEGOCIARIE COBRANCA E ASS', 'Negociarie Cobrança e Assessoria S.A.'],
    ['STARK SOCIEDADE DE CREDI', 'Stark Sociedade de Credi'],
    ['LOJA DO BAIRRO DA PRACA', 'Loja do Bairro da Praça '],
    ['LOJA DO BAIRRO DA PRACA X', 'Loja do Bairro da Praça X e Filhos'],
    ['LOJA DO BAIRRO DA PRACAS', 'Loja do Bairro da Praças & Filhos'],
  ])('%j is %j', (name, payee) => {
    expect(inspectBrCode(composeCode({ '59': name }), { payee }).payee).toBe('match')
  })

  test.each([
    ['FULANO DE TAL', 'Beltrano de Tal'],
    ['FULANO', 'Fulano de Tal'],
    [' ', 'Fulano de Tal'],
  ])('%j is not %j', (name, payee) => {
    const inspection = inspectBrCode(composeCode({ '59': name }), { payee })
    expect(inspection).toMatchObject({ verdict: 'refuse', payee: 'mismatch' })
    expect(codesOf(inspection)).toEqual(['payee-mismatch'])
  })

  test('is not stated where code or order is silent', () => {
    expect(inspectBrCode(sound).payee).toBe('not-stated')
    expect(inspectBrCode(composeCode({ '59': undefined }), order).payee).toBe('not-stated')
  })
})

test('a code that was read already is weighed the same as its text', () => {
  expect(inspectBrCode(parseBrCode(sound), order)).toEqual(inspectBrCode(sound, order))
  expect(inspectBrCode(sound, order).code).toEqual(parseBrCode(sound))
  expect(inspectBrCode('nonsense')).not.toHaveProperty('code')
})

test('the gravest finding decides', () => {
  const inspection = inspectBrCode(composeCode({ '53': '840', '60': 'SÃO PAULO' }))
  expect(codesOf(inspection)).toEqual(['currency', 'characters'])
  expect(inspection.verdict).toBe('refuse')
})

test('no message repeats a payee, a key or a location', () => {
  const texts = [
    composeCode({ '26': GUI + KEY + tlv('25', 'http://secret.example.com/1'), '59': 'SEGREDO' }),
    composeCode({ '26': GUI + tlv('01', 'segredo@example.com').slice(0, -4) }),
  ]
  for (const text of texts) {
    const words = inspectBrCode(text, order).findings.map(explainFinding).join(' ')
    expect(words).not.toMatch(/segredo|secret|fulano@/i)
  }
})

describe('a code changed on its way, with its checksum made right again', () => {
  const centavos = fc.bigInt({ min: 1n, max: 10n ** 9n })

  test('is never payable with another amount', () => {
    fc.assert(
      fc.property(centavos, centavos, (owed, stated) => {
        const amount = { minor: owed, currency: 'BRL' }
        const text = composeCode({ '54': formatDecimal({ minor: stated, currency: 'BRL' }) })
        const inspection = inspectBrCode(text, { amount })
        expect(inspection.verdict).toBe(owed === stated ? 'payable' : 'refuse')
      }),
    )
  })

  test('is never payable with any other text for an amount', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789.,e+- '), minLength: 1, maxLength: 13 })
    fc.assert(
      fc.property(text, amount => {
        fc.pre(Number(amount) !== 25.01)
        expect(inspectBrCode(composeCode({ '54': amount }), order).verdict).toBe('refuse')
      }),
    )
  })

  test('is never payable with a letter of the payee changed', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    const name = 'FULANO DE TAL'
    fc.assert(
      fc.property(fc.nat(name.length - 1), letter, (at, other) => {
        fc.pre(name[at] !== other)
        const changed = name.slice(0, at) + other + name.slice(at + 1)
        expect(inspectBrCode(composeCode({ '59': changed }), order).verdict).toBe('refuse')
      }),
    )
  })
})

test('any text is weighed, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, payee) => {
      expect(inspectBrCode(text, { ...order, payee }).verdict).toBe('refuse')
      expect(inspectBrCode(sound, { payee }).findings).toBeInstanceOf(Array)
    }),
  )
})
