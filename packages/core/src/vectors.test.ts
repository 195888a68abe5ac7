import brCodes from '@rumba/vectors/br-code.json' with { type: 'json' }
import envelopes from '@rumba/vectors/envelopes.json' with { type: 'json' }
import signatures from '@rumba/vectors/signature.json' with { type: 'json' }
import upi from '@rumba/vectors/upi.json' with { type: 'json' }
import { expect, test } from 'vitest'

const parses = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function hmac(key: string, message: string): Promise<string> {
  const utf8 = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const imported = await crypto.subtle.importKey('raw', utf8.encode(key), algorithm, false, ['sign'])
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8.encode(message)))
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

test.each(envelopes.envelopes)('the sample $id is JSON exactly where it says so', ({ text, json }) => {
  expect(parses(text)).toBe(json)
})

test('every vector says whether it is published, derived, or published and wrong', () => {
  const origins = ['published', 'published-wrong', 'derived']
  const { valid, malformed, kyrgyz } = brCodes
  const marked = [...valid, ...malformed, ...kyrgyz, ...upi.valid, ...upi.malformed]
  for (const { id, kind } of [...marked, ...signatures.signature]) expect(origins, id).toContain(kind)
  for (const { id, origin } of envelopes.envelopes) expect(origins, id).toContain(origin)
  expect(marked.length).toBeGreaterThan(70)
})

test('all 36 samples of the pages are there, each under its own id', () => {
  expect(new Set(envelopes.envelopes.map(sample => sample.id)).size).toBe(36)
})

test('the quirks of the samples are kept', () => {
  const textOf = (id: string) => envelopes.envelopes.find(sample => sample.id === id)?.text
  expect(textOf('paysafecard-request-h2h')).toContain('"middle_nFame"')
  expect(textOf('kz-p2c-status')).toContain('"amount": 10800.0000')
  expect(textOf('upi-reply-hpp')).toContain('"0001-01-01T00:00:00"')
  expect(textOf('upi-status')).toMatch(/"error_message": "\n}$/)
  expect(textOf('pix-request-h2h')).toContain('// required')
})

test.each(signatures.accessToken)('the $kind access token follows the formula', async vector => {
  expect(await hmac(vector.key, vector.login)).toBe(vector.expected)
})

test.each(signatures.signature)(
  'the $kind signature $id follows the formula unless it is wrong',
  async vector => {
    const follows = (await hmac(vector.password, vector.login + vector.body)) === vector.expected
    expect(follows).toBe(vector.kind !== 'published-wrong')
  },
)
