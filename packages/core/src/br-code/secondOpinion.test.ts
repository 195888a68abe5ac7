/** A well-kept library reads the same codes; where it reads them otherwise, the reason stands here. */
import { getPixPayloadInfo } from '@brazilian-utils/brazilian-utils/get-pix-payload-info'
import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seal } from './compose.testing.ts'
import { codes, edits } from './generate.testing.ts'
import { inspectBrCode } from './inspect.ts'
import { type BrCode, parseBrCode } from './parse.ts'
import { readObjects } from './tlv.ts'

/** What both read, in the other's words: it leaves amount and txid of a dynamic code to the bank. */
const toTheirWords = (code: BrCode) => ({
  key: code.pixKey,
  url: code.location,
  description: code.info,
  merchantName: code.merchantName,
  merchantCity: code.merchantCity,
  amount: code.location || code.amount === undefined ? undefined : Number(code.amount),
  txid: code.location ? undefined : code.txid,
})

const theirsOf = (text: string): ReturnType<typeof toTheirWords> | undefined => {
  const info = getPixPayloadInfo(text)
  if (!info) return undefined
  const { key, url, description, merchantName, merchantCity, amount, txid } = info
  return { key, url, description, merchantName, merchantCity, amount, txid }
}

const oursOf = (text: string): BrCode | undefined => {
  try {
    return parseBrCode(text)
  } catch {
    return undefined
  }
}

describe('the published codes', () => {
  /** Codes we read and the other refuses, without saying why. */
  const OURS_ONLY: Readonly<Record<string, string>> = {
    'bcb-openapi-j2': 'a recurrence without a charge, as the Banco Central itself shows it',
    'pixutils-rec-only': 'a recurrence without a charge',
    'stark-rec-sandbox': 'a recurrence without a charge',
    'pixutils-readme-https': 'a location with a scheme: read, with a finding',
    'mvallim-int-amount': 'an amount of zero: read, with a finding',
    'bad-02-crc-zero': 'a wrong checksum: read, with a finding, since some banks pay it',
    'bad-06-placeholder-crc': 'a wrong checksum: read, with a finding',
    'bad-07-published-crc-off': 'a wrong checksum: read, with a finding',
    'bad-37-no-city': 'no city: read, with a finding',
    'bad-40-no-53': 'no currency: read, and refused by inspectBrCode',
  }

  test('are read alike, but for those listed', () => {
    const differing = [...vectors.valid, ...vectors.malformed].filter(({ text }) => {
      const ours = oursOf(text)
      return JSON.stringify(ours && toTheirWords(ours)) !== JSON.stringify(theirsOf(text))
    })
    expect(differing.map(({ id }) => id).sort()).toEqual(Object.keys(OURS_ONLY).sort())
  })

  test.each(Object.keys(OURS_ONLY))('%s is read by us and refused by the other', id => {
    const text = [...vectors.valid, ...vectors.malformed].find(vector => vector.id === id)?.text ?? ''
    expect(oursOf(text)).toBeDefined()
    expect(theirsOf(text)).toBeUndefined()
  })
})

test('10,000 generated codes are read alike', () => {
  fc.assert(
    fc.property(codes, ({ text }) => {
      expect(toTheirWords(parseBrCode(text))).toEqual(theirsOf(text))
    }),
    { numRuns: 10_000 },
  )
})

/** Tags and values as they stand, however wrong; the last one may be cut. */
function scan(text: string): { tag: string; length: number; value: string }[] {
  const length = Number(text.slice(2, 4))
  const rest = text.slice(4 + length)
  const object = { tag: text.slice(0, 2), length, value: text.slice(4, 4 + length) }
  return text === '' || Number.isNaN(length) ? [] : [object, ...scan(rest)]
}

/** Why the other takes a text that we refuse, found in the text itself. */
function theirLeniency(text: string): string | undefined {
  const objects = scan(text)
  const templates = objects.filter(({ value }) => /^0014br\.gov\.bcb\.pix/i.test(value))
  const levels = [objects, ...templates.map(({ value }) => scan(value))]
  if (levels.flat().some(({ length }) => length === 0)) return 'an object without a value'
  if (levels.flat().some(({ length, value }) => value.length < length)) return 'a length over the end'
  if (levels.some(level => new Set(level.map(({ tag }) => tag)).size < level.length)) return 'a tag twice'
  if (templates.length > 1) return 'two Pix accounts'
  if (objects[0]?.tag !== '00') return 'tag 00 not first'
  if (objects.at(-1)?.tag !== '63') return 'tag 63 swallowed by the object before it'
  return undefined
}

/** Why it refuses a text that we read: nearly always what `inspectBrCode` says out loud. */
function theirStrictness(code: BrCode): string | undefined {
  const { findings } = inspectBrCode(code)
  if (findings.length > 0) return 'something that inspectBrCode tells'
  if (code.kind === 'dynamic' && !code.location) return 'a recurrence without a charge'
  const account = code.objects.find(({ value }) => /^0014br\.gov\.bcb\.pix/i.test(value))
  const inside = readObjects(account?.value ?? '', code.lengthUnit)
  if (Array.isArray(inside) && inside.some(({ tag }) => tag === '03'))
    return 'a withdrawal facilitator that is no number'
  return undefined
}

test('10,000 codes changed by one character, checksum mended, are read alike but for listed reasons', () => {
  const reasons = new Map<string, number>()
  fc.assert(
    fc.property(edits(codes.map(({ text }) => text.slice(0, -8))), ({ after }) => {
      // The other counts such characters twice, so its lengths mean something else.
      if (/[\u{10000}-\u{10ffff}]/u.test(after)) return
      const text = seal(after)
      const ours = oursOf(text)
      const theirs = theirsOf(text)
      if (ours && theirs) {
        expect(toTheirWords(ours)).toEqual(theirs)
        return
      }
      if (!ours === !theirs) return
      const reason = ours ? theirStrictness(ours) : theirLeniency(text)
      expect(reason, text).toBeDefined()
      reasons.set(String(reason), (reasons.get(String(reason)) ?? 0) + 1)
    }),
    { numRuns: 10_000 },
  )
  expect(reasons.get('something that inspectBrCode tells')).toBeGreaterThan(100)
})
