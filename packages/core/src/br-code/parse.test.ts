import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRumbaError } from '../errors.ts'
import { composeCode, GUI, KEY, LOCATION, RECURRENCE, seal, tlv } from './compose.testing.ts'
import { BrCodeNotPixError, BrCodeSyntaxError } from './errors.ts'
import { parseBrCode } from './parse.ts'

/** Offset of the syntax error, which any other outcome is not. */
function offsetOf(text: string): number {
  try {
    parseBrCode(text)
  } catch (error) {
    if (error instanceof BrCodeSyntaxError) return error.offset
    throw error
  }
  throw new Error('the code was read')
}

describe('published codes', () => {
  const pix = vectors.valid.filter(sample => sample.expect.kind !== 'not-pix')
  const foreign = vectors.valid.filter(sample => sample.expect.kind === 'not-pix')

  test.each(pix)('reads $id', ({ text, expect: expected }) => {
    const code = parseBrCode(text)
    const isStatic = expected.kind.startsWith('static')
    expect(code).toMatchObject({
      kind: isStatic ? 'static' : 'dynamic',
      merchantName: expected.name,
      merchantCity: expected.city,
      merchantCategory: expected.mcc,
      currency: expected.currency,
      country: expected.country,
      checksum: expected.crc,
      lengthUnit: 'characters',
    })
    expect({
      pixKey: code.pixKey ?? null,
      info: code.info ?? null,
      location: code.location ?? null,
      recurrence: code.recurrenceLocation ?? null,
      amount: code.amount ?? null,
      postal: code.postalCode ?? null,
      initiation: code.pointOfInitiation ?? null,
      txid: code.txid ?? null,
    }).toEqual({
      pixKey: expected.pixKey,
      info: expected.info,
      location: expected.url,
      recurrence: expected.recUrl,
      amount: expected.amount,
      postal: expected.postal,
      initiation: expected.poi,
      txid: isStatic && expected.txid !== '***' ? expected.txid : null,
    })
    expect(code.objects.map(object => object.tag).join(' ')).toBe(expected.tagOrder)
  })

  test.each(foreign)('says that $id is no Pix code', ({ text, expect: expected }) => {
    const currency = expected.currency ?? ''
    expect(() => parseBrCode(text)).toThrow(expect.objectContaining({ code: 'BR_CODE_NOT_PIX', currency }))
  })

  test.each(vectors.malformed)('reads or refuses $id as its reference does', ({ id, text, reference }) => {
    if (reference.error) {
      const at = Number(/@(\d+)/.exec(reference.error)?.[1])
      // The reference counts inside the account for this one; the account's value starts at 16.
      expect(offsetOf(text)).toBe(id === 'bad-11-efi-2116' ? 16 + at : at)
    } else {
      expect(parseBrCode(text).checksum).toEqual(reference.crc)
    }
  })

  test.each(vectors.kyrgyz)('says that $id is no Pix code and leaves its tag 63 alone', ({ text, link }) => {
    expect(() => parseBrCode(text)).toThrow(BrCodeNotPixError)
    expect(offsetOf(link)).toBe(0)
  })
})

test('the check values of the Kyrgyz codes are SHA-256 tails of what stands before tag 63', async () => {
  for (const { text } of vectors.kyrgyz) {
    const before = new TextEncoder().encode(text.slice(0, -8))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', before))
    const tail = [...digest.slice(-2)].map(byte => byte.toString(16).padStart(2, '0')).join('')
    expect(text.endsWith(tail)).toBe(true)
  }
})

describe('the Pix template', () => {
  test.each(['26', '31', '51'])('is found in tag %s, behind another scheme', tag => {
    const code = composeCode({ '26': tlv('00', 'br.com.outro'), [tag]: GUI.toUpperCase() + KEY })
    expect(parseBrCode(code).pixKey).toBe('fulano@example.com')
  })

  test.each(['25', '65'])('counts nothing in tag %s', tag => {
    expect(() => parseBrCode(composeCode({ '26': undefined, [tag]: GUI + KEY }))).toThrow(BrCodeNotPixError)
  })

  test.each(['80', '85', '99'])('holds a recurrence in tag %s', tag => {
    expect(parseBrCode(composeCode({ [tag]: GUI + RECURRENCE }))).toMatchObject({
      kind: 'static',
      recurrenceLocation: 'pix.example.com/qr/v2/rec/0123456789',
    })
  })

  test('may hold a recurrence and no payee, which makes the code dynamic without a location', () => {
    const code = parseBrCode(composeCode({ '26': GUI, '80': GUI + RECURRENCE }))
    expect(code.kind).toBe('dynamic')
    expect(code).not.toHaveProperty('location')
  })

  test('without key, location and recurrence is none', () => {
    expect(() => parseBrCode(composeCode({ '26': GUI }))).toThrow(BrCodeNotPixError)
  })

  test('standing twice is refused: two readers could see two payees', () => {
    const first = composeCode()
    const body = first.slice(0, -8)
    expect(offsetOf(seal(body + tlv('27', GUI + KEY)))).toBe(body.length)
    expect(offsetOf(composeCode({ '80': GUI + RECURRENCE, '81': GUI + RECURRENCE }))).toBeGreaterThan(0)
  })

  test('is not sunk by a foreign template that is no TLV', () => {
    expect(parseBrCode(composeCode({ '27': 'not TLV at all', '80': '00', '90': '9999' })).kind).toBe('static')
  })
})

test('a location makes a code dynamic whatever tag 01 says, and a key makes it static', () => {
  expect(parseBrCode(composeCode({ '26': GUI + LOCATION, '01': '11' })).kind).toBe('dynamic')
  expect(parseBrCode(composeCode({ '01': '12' })).kind).toBe('static')
})

test('*** is no txid, and a dynamic code keeps its txid at the location', () => {
  const reference = tlv('05', 'PEDIDO1')
  expect(parseBrCode(composeCode())).not.toHaveProperty('txid')
  expect(parseBrCode(composeCode({ '62': reference })).txid).toBe('PEDIDO1')
  expect(parseBrCode(composeCode({ '26': GUI + LOCATION, '62': reference }))).not.toHaveProperty('txid')
})

describe('lengths', () => {
  const sealed = (name: string, length: number) =>
    seal(`000201${tlv('26', GUI + KEY)}${tlv('59', name, length)}`)

  test.each(['José', 'José da Silva 😀', '最佳运输'])('of "%s" are read in characters', name => {
    expect(parseBrCode(sealed(name, [...name].length))).toMatchObject({
      merchantName: name,
      lengthUnit: 'characters',
      checksum: { ok: true },
    })
  })

  test.each(['José', 'José da Silva 😀', '最佳运输'])('of "%s" are read in bytes where that fails', name => {
    expect(parseBrCode(sealed(name, new TextEncoder().encode(name).length))).toMatchObject({
      merchantName: name,
      lengthUnit: 'bytes',
      checksum: { ok: true },
    })
  })

  test('are not read in bytes to find an account that is not there in characters', () => {
    const hidden = tlv('27', GUI + tlv('01', 'ab'))
    const name = '最'.repeat(hidden.length / 2) + hidden
    expect(() => parseBrCode(seal(`000201${tlv('59', name)}`))).toThrow(BrCodeNotPixError)
  })

  test('that cut a character in two are refused', () => {
    expect(() => parseBrCode(seal(`000201${tlv('26', GUI + KEY)}5902最6003Rio`))).toThrow(BrCodeSyntaxError)
  })
})

describe('refuses with the offset', () => {
  const sound = composeCode()
  test.each([
    ['an empty text', '', 0],
    ['a text that is no code', 'pay me', 0],
    ['another payload format', sound.replace('000201', '000202'), 0],
    ['tag 00 out of its place', composeCode({ '00': undefined }), 0],
    ['a sign for a length', sound.replace('5303', '53+3'), sound.indexOf('5303')],
    ['a blank for a length', sound.replace('5303', '53 3'), sound.indexOf('5303')],
    ['digits of another script', sound.replace('5303', '53٠٣'), sound.indexOf('5303')],
    ['a tag that is a number and no digits', composeCode({ '+5': 'x' }), sound.length - 8],
    ['a zero length', sound.replace('5303986', '5300'), sound.indexOf('5303')],
    ['a length over the end', sound.slice(0, -1), sound.length - 8],
    ['a checksum that claims to be longer', sound.replace(/6304(?=.{4}$)/, '6399'), sound.length - 8],
    [
      'a key that claims to be longer',
      composeCode({ '26': GUI + KEY.replace('0118', '0119') }),
      6 + 4 + GUI.length,
    ],
    ['a missing checksum', sound.slice(0, -8), sound.indexOf('6207')],
    ['a checksum that is no hex', `${sound.slice(0, -4)}12G4`, sound.length - 8],
    ['a checksum of three digits', `${sound.slice(0, -8)}6303123`, sound.length - 8],
    ['text behind the checksum', `${sound}0`, sound.length],
    ['a tag that comes twice', seal(`${sound.slice(0, -8)}540525.02`), sound.length - 8],
    [
      'a tag that comes twice in the account',
      composeCode({ '26': GUI + KEY + KEY }),
      6 + 4 + GUI.length + KEY.length,
    ],
    ['an account that is no TLV', composeCode({ '26': `${GUI}key` }), 6 + 4 + GUI.length],
    ['a lost line break', sound.replace('FULANO DE TAL', 'FULANO\r\nDE TAL'), -1],
  ])('%s', (_, text, offset) => {
    if (offset < 0) expect(offsetOf(text)).toBeGreaterThan(0)
    else expect(offsetOf(text)).toBe(offset)
  })
})

test('trims outer white space and nothing else', () => {
  const sound = composeCode({ '59': ' FULANO ' })
  expect(parseBrCode(` \n${sound}\r\n\t`)).toEqual(parseBrCode(sound))
  expect(parseBrCode(sound).merchantName).toBe(' FULANO ')
})

test('a checksum that disagrees is told, in whatever case it is written', () => {
  const sound = composeCode()
  const declared = sound.slice(-4)
  expect(parseBrCode(sound.slice(0, -4) + declared.toLowerCase()).checksum.ok).toBe(true)
  expect(parseBrCode(`${sound.slice(0, -4)}0000`).checksum).toEqual({
    declared: '0000',
    computed: declared,
    ok: false,
  })
})

test('a value that looks like a checksum does not move the checksum', () => {
  expect(parseBrCode(composeCode({ '59': 'A6304ABCD' })).checksum.ok).toBe(true)
})

describe('the length of the text', () => {
  const longest = (length: number) => {
    const tags = Array.from({ length: 9 }, (_, index) => [String(65 + index), 'x'.repeat(85)] as const)
    const code = composeCode(Object.fromEntries(tags))
    return composeCode({ ...Object.fromEntries(tags), '74': 'x'.repeat(length - code.length - 4) })
  }

  test('may be 1024 characters', () => {
    expect(longest(1024)).toHaveLength(1024)
    expect(parseBrCode(longest(1024)).checksum.ok).toBe(true)
  })

  test('may not be more, however the text goes on; no object of it is read', () => {
    expect(offsetOf(longest(1025))).toBe(1024)
    expect(offsetOf('0002'.repeat(1_000_000))).toBe(1024)
  })
})

describe('any text', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789') })
  const edited = fc
    .tuple(
      fc.constantFrom(...vectors.valid),
      fc.nat(),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.nat(4),
    )
    .map(([{ text }, at, insert, drop]) => {
      const place = at % text.length
      return text.slice(0, place) + insert + text.slice(place + drop)
    })

  test('is read or refused on purpose', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), digits, edited), text => {
        try {
          expect(['static', 'dynamic']).toContain(parseBrCode(text).kind)
        } catch (error) {
          expect(isRumbaError(error)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test('the objects of a code give its text back', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(value, value, fc.integer({ min: 65, max: 79 }), (name, extra, tag) => {
      const text = composeCode({ '59': name, [tag]: extra })
      const code = parseBrCode(text)
      expect(code.objects.map(object => tlv(object.tag, object.value)).join('')).toBe(text)
      expect(code).toMatchObject({ merchantName: name, checksum: { ok: true } })
    }),
  )
})
