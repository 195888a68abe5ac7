import vectors from '@rumba/vectors/upi.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainFinding } from '../explainFinding.ts'
import { parseMoney } from '../parseMoney.ts'
import { inspectUpiLink, type UpiFindingCode, type UpiInspection } from './inspect.ts'
import { parseUpiLink } from './parse.ts'

const SOUND = 'upi://pay?pa=shop@bank&pn=Shop%20One&mc=5411&tr=R1&am=200.00&cu=INR'
const order = { amount: parseMoney('200', 'INR'), payee: 'Shop One', account: 'shop@bank' }
const codesOf = ({ findings }: UpiInspection) => findings.map(({ code }) => code)
/** The sound link with some parameters changed, added, or left out by `undefined`. */
const link = (changes: Readonly<Record<string, string | undefined>> = {}): string => {
  const params = new Map<string, string | undefined>([
    ...(SOUND.split('?')[1] ?? '').split('&').map(pair => pair.split('=') as [string, string]),
    ...Object.entries(changes),
  ])
  const pairs = [...params].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return `upi://pay?${pairs.join('&')}`
}

test('a sound link matches its order in amount, payee and address', () => {
  expect(inspectUpiLink(SOUND, order)).toEqual({
    verdict: 'payable',
    amount: 'match',
    payee: 'match',
    account: 'match',
    findings: [],
    link: parseUpiLink(SOUND),
  })
  expect(inspectUpiLink(parseUpiLink(SOUND), order)).toEqual(inspectUpiLink(SOUND, order))
})

describe('published and derived links', () => {
  const known: Readonly<Record<string, readonly UpiFindingCode[]>> = {
    'upi-02': ['merchant-code'],
    'upi-03': ['blank'],
    'upi-05': ['blank'],
  }
  test.each(vectors.valid)('$id is payable, but for what is known', ({ id, text }) => {
    expect(codesOf(inspectUpiLink(text))).toEqual(known[id] ?? [])
  })

  test.each(vectors.malformed)('$id is refused: $defect', ({ text, reason }) => {
    const { verdict, findings } = inspectUpiLink(text)
    expect(verdict).toBe('refuse')
    const code = ['amount-syntax', 'currency', 'hidden-characters'].includes(reason) ? reason : 'syntax'
    expect(findings.map(finding => finding.code)).toEqual([code])
    if (code === 'syntax') expect(findings[0]?.found).toBe(reason)
  })
})

describe('each finding', () => {
  test.each<readonly [UpiFindingCode, 'warn' | 'refuse', string]>([
    ['syntax', 'refuse', ''],
    ['syntax', 'refuse', link({ pa: undefined })],
    ['currency', 'refuse', link({ cu: 'USD' })],
    ['currency', 'refuse', link({ cu: 'inr' })],
    ['currency', 'refuse', link({ cu: '' })],
    ['amount-syntax', 'refuse', link({ am: '1,000.00' })],
    ['amount-syntax', 'refuse', link({ am: '1e3' })],
    ['amount-syntax', 'refuse', link({ am: '200.001' })],
    ['amount-syntax', 'refuse', link({ am: '-200' })],
    ['amount-syntax', 'refuse', link({ am: '200.' })],
    ['amount-syntax', 'refuse', link({ mam: '5e1' })],
    ['amount-zero', 'warn', link({ am: '0.00' })],
    ['amount-editable', 'warn', link({ mam: '1.00' })],
    ['hidden-characters', 'refuse', link({ pn: 'Shop%E2%80%AE' })],
    ['hidden-characters', 'refuse', link({ pn: 'Sh%E2%80%8Bop' })],
    ['hidden-characters', 'refuse', link({ tn: '%E2%81%A6x' })],
    ['hidden-characters', 'refuse', link({ tn: '%E2%80%A8x' })],
    ['hidden-characters', 'refuse', link({ tn: '%EE%80%80x' })],
    ['missing-parameter', 'warn', link({ pn: undefined })],
    ['missing-parameter', 'warn', link({ tr: undefined })],
    ['blank', 'warn', link({ pn: 'Shop+One' })],
    ['blank', 'warn', link({ pn: 'Shop One' })],
    ['merchant-code', 'warn', link({ mc: '621' })],
    ['merchant-code', 'warn', link({ mc: '54111' })],
    ['merchant-code', 'warn', link({ mc: '54a1' })],
    ['limit', 'warn', link({ tr: 'R'.repeat(36) })],
    ['limit', 'warn', link({ tn: 'n'.repeat(81) })],
    ['limit', 'warn', link({ pn: 'n'.repeat(100) })],
    ['mode', 'warn', link({ mode: '23' })],
    ['mode', 'warn', link({ mode: '4' })],
    ['mode', 'warn', link({ mode: '004' })],
    ['peer-to-peer', 'warn', link({ mode: '04', mc: undefined })],
    ['peer-to-peer', 'warn', link({ mode: '05', mc: '0000', tr: undefined })],
    ['signature-order', 'warn', link({ sign: 'abc', tn: 'after' })],
  ])('%s (%s) comes alone for %j', (code, severity, text) => {
    const { verdict, findings } = inspectUpiLink(text)
    expect(findings).toMatchObject([{ code, severity }])
    expect(findings.map(explainFinding).join()).toMatch(/^[^#]+$/)
    expect(verdict).toBe(severity)
  })

  test.each([
    ['nothing about a person without a reference', { mc: undefined, tr: undefined }],
    ['nothing about a person by zeros', { mc: '0000', tr: undefined }],
    ['nothing about values at their limits', { tr: 'R'.repeat(35), tn: 'n'.repeat(80), pn: 'n'.repeat(99) }],
    ['nothing about the last mode', { mode: '22' }],
    ['nothing about modes in between', { mode: '15' }],
    ['nothing about an intent to a merchant', { mode: '04' }],
    ['nothing about a QR to a person', { mode: '01', mc: undefined }],
    ['nothing about a minimum that is the amount', { mam: '200' }],
    ['nothing about a minimum without an amount', { am: undefined, mam: '5.00' }],
    ['nothing about joiners of Indic scripts', { pn: '%E0%A4%95%E0%A5%8D%E2%80%8D%E0%A4%B7%E2%80%8C' }],
    ['nothing about astral characters within a limit', { tr: '%F0%9D%92%B3'.repeat(35) }],
    ['nothing about a signature at the end', { tn: 'before', sign: 'abc' }],
  ])('says %s', (_name, changes) => {
    expect(inspectUpiLink(link(changes))).toMatchObject({ verdict: 'payable', findings: [] })
  })
})

describe('against an order', () => {
  test.each(['199.99', '2000.00', '20', '200.01'])('the amount %s is refused', am => {
    const inspection = inspectUpiLink(link({ am }), order)
    expect(inspection).toMatchObject({ verdict: 'refuse', amount: 'mismatch' })
    expect(codesOf(inspection)).toEqual(['amount-mismatch'])
  })

  test.each(['200', '200.0', '0200.00'])('the amount %s matches', am => {
    expect(inspectUpiLink(link({ am }), order)).toMatchObject({ verdict: 'payable', amount: 'match' })
  })

  test('an amount that cannot be read is a mismatch', () => {
    expect(inspectUpiLink(link({ am: '1e3' }), order).amount).toBe('mismatch')
    expect(inspectUpiLink(link({ am: '1e3' })).amount).toBe('not-stated')
  })

  test('a link without an amount does not state it', () => {
    expect(inspectUpiLink(link({ am: undefined }), order)).toMatchObject({
      verdict: 'payable',
      amount: 'not-stated',
    })
  })

  test('an order in another currency cannot be paid', () => {
    const inspection = inspectUpiLink(SOUND, { amount: parseMoney('200', 'EUR') })
    expect(codesOf(inspection)).toEqual(['order-currency', 'amount-mismatch'])
    expect(inspectUpiLink('', { amount: parseMoney('200', 'EUR') }).findings).toHaveLength(2)
  })

  test('another payee is refused, in whatever case and accents the same one is not', () => {
    expect(codesOf(inspectUpiLink(SOUND, { payee: 'Shop Two' }))).toEqual(['payee-mismatch'])
    expect(inspectUpiLink(link({ pn: 'SHÓP%20%20one' }), order).payee).toBe('match')
    expect(inspectUpiLink(link({ pn: undefined }), order).payee).toBe('not-stated')
  })

  test('another address is refused, in whatever case the same one is not', () => {
    const inspection = inspectUpiLink(link({ pa: 'thief@bank' }), order)
    expect(codesOf(inspection)).toEqual(['account-mismatch'])
    expect(inspection.account).toBe('mismatch')
    expect(inspectUpiLink(link({ pa: 'SHOP@Bank' }), { account: ' shop@bank' }).account).toBe('match')
    expect(inspectUpiLink(SOUND).account).toBe('not-stated')
  })
})

test('no message repeats a payee, an address or a name', () => {
  const texts = [
    link({ pa: 'secret@bank', pn: 'Secret', mam: 'secret' }),
    link({ pa: 'secret' }),
    link({ cu: 'secret', mode: 'secret' }),
  ]
  for (const text of texts) {
    const { findings } = inspectUpiLink(text, { ...order, payee: 'Other secret' })
    expect(findings.length).toBeGreaterThan(0)
    for (const finding of findings)
      if (finding.code !== 'amount-syntax') expect(explainFinding(finding)).not.toMatch(/secret/i)
  }
})

test('any text is weighed, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(inspectUpiLink(text, { ...order, payee: text }).verdict).toBe('refuse')
      expect(inspectUpiLink(`${SOUND}&x=${text}`, { payee: text, account: text }).findings).toBeInstanceOf(
        Array,
      )
    }),
  )
})
