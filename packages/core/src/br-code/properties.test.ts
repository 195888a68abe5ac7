import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRumbaError } from '../errors.ts'
import { parseMoney } from '../parseMoney.ts'
import { seal } from './compose.testing.ts'
import { codes, edits } from './generate.testing.ts'
import { type BrCodeInspection, inspectBrCode } from './inspect.ts'
import { type BrCode, parseBrCode } from './parse.ts'

const RUNS = { numRuns: 10_000 }

const payable = vectors.valid
  .map(({ text }) => text)
  .filter(text => inspectBrCode(text).verdict === 'payable')

test('10,000 generated codes are read as they were written', () => {
  fc.assert(
    fc.property(codes, ({ text, ...expected }) => {
      const code = parseBrCode(text)
      expect({
        pixKey: code.pixKey,
        location: code.location,
        info: code.info,
        amount: code.amount,
        merchantName: code.merchantName,
        merchantCity: code.merchantCity,
        txid: code.txid,
      }).toEqual(expected)
      expect(code.kind).toBe(expected.location === undefined ? 'static' : 'dynamic')
      expect(code.checksum.ok).toBe(true)
      const amount = expected.amount === undefined ? {} : { amount: parseMoney(expected.amount, 'BRL') }
      expect(inspectBrCode(code, amount)).toMatchObject({ verdict: 'payable', findings: [] })
    }),
    RUNS,
  )
})

/** What decides where money goes and how much. */
const decisive = ({ amount, pixKey, location, recurrenceLocation, currency }: BrCode) =>
  JSON.stringify([amount, pixKey, location, recurrenceLocation, currency])

const orderOf = ({ amount, merchantName }: BrCode) => ({
  ...(amount !== undefined && { amount: parseMoney(amount.replace(/\.$/, ''), 'BRL') }),
  payee: merchantName,
})

const silent = ({ verdict, findings }: BrCodeInspection) => verdict === 'payable' && findings.length === 0

describe('10,000 codes with one character changed', () => {
  const sound = fc.oneof(
    fc.constantFrom(...payable),
    codes.map(({ text }) => text),
  )

  test('are never payable without a word when amount, payee, location or currency changed', () => {
    let changed = 0
    fc.assert(
      fc.property(edits(sound), ({ before, after }) => {
        const original = parseBrCode(before)
        const inspection = inspectBrCode(after, orderOf(original))
        if (inspection.code && decisive(inspection.code) === decisive(original)) return
        changed += 1
        expect(silent(inspection)).toBe(false)
      }),
      RUNS,
    )
    expect(changed).toBeGreaterThan(5000)
  })

  test('are never payable without a word at all, unless the change is outer white space or the case of the checksum', () => {
    fc.assert(
      fc.property(edits(sound), ({ before, after }) => {
        if (!silent(inspectBrCode(after))) return
        expect(after.trim().toUpperCase()).toBe(before.toUpperCase())
        expect(after.trim().slice(0, -4)).toBe(before.slice(0, -4))
      }),
      RUNS,
    )
  })

  test('are refused when a forger who mended the checksum changed the amount', () => {
    let changed = 0
    fc.assert(
      fc.property(edits(sound.map(text => text.slice(0, -8))), ({ before, after }) => {
        const original = parseBrCode(seal(before))
        const inspection = inspectBrCode(seal(after), orderOf(original))
        const stated = inspection.code?.amount
        // Without an amount the payer's bank asks for it; the inspection says so.
        if (stated === undefined || original.amount === undefined) return
        if (Number(stated) === Number(original.amount)) return
        changed += 1
        expect(inspection.verdict).toBe('refuse')
      }),
      RUNS,
    )
    expect(changed).toBeGreaterThan(20)
  })

  test('are read or refused on purpose', () => {
    fc.assert(
      fc.property(edits(sound), ({ after }) => {
        try {
          parseBrCode(after)
        } catch (error) {
          expect(isRumbaError(error)).toBe(true)
        }
      }),
      RUNS,
    )
  })
})
