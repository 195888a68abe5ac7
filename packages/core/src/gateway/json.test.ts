import vectors from '@rumba/vectors/envelopes.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GatewaySyntaxError } from '../errors.ts'
import { JsonNumber, parseJson } from './json.ts'

/** What `JSON.parse` would make of it. */
const toPlain = (value: unknown): unknown => {
  if (value instanceof JsonNumber) return Number(value.text)
  if (Array.isArray(value)) return value.map(toPlain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toPlain(entry)]))
}

const failureOf = (text: string): { path: string; message: string } => {
  try {
    parseJson(text)
  } catch (error) {
    if (error instanceof GatewaySyntaxError) return { path: error.path, message: error.message }
    throw error
  }
  return expect.unreachable(`${text.slice(0, 40)} was read`)
}

const isDeep = (text: string): boolean => {
  let depth = 0
  return [...text.replace(/"(?:[^"\\]|\\.)*"/g, '')].some(character => {
    if ('[{'.includes(character)) depth += 1
    if (']}'.includes(character)) depth -= 1
    return depth > 16
  })
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3, noUnicodeString: false }), fc.nat(3), (text, indent) => {
      fc.pre(!text.includes('"__proto__"') && !isDeep(text))
      const pretty = JSON.stringify(JSON.parse(text), null, indent)
      expect(toPlain(parseJson(text))).toEqual(JSON.parse(text))
      expect(toPlain(parseJson(pretty))).toEqual(JSON.parse(text))
    }),
  )
})

test('refuses what JSON.parse refuses, whatever one character does to a sound text', () => {
  const sound = '{"a":[1,-2.50e+3,"x\\n\\u00e9\\"\\\\",true,false,null,{}],"b":{"c":""},"d":0.0}'
  fc.assert(
    fc.property(
      fc.nat(sound.length),
      fc.string({ unit: 'binary-ascii', maxLength: 2 }),
      fc.nat(2),
      (at, insert, drop) => {
        const text = sound.slice(0, at) + insert + sound.slice(at + drop)
        let plain: unknown
        try {
          plain = JSON.parse(text)
        } catch {
          expect(() => parseJson(text)).toThrow(GatewaySyntaxError)
          return
        }
        // Two names may have become one; then only we refuse.
        try {
          expect(toPlain(parseJson(text))).toEqual(plain)
        } catch (error) {
          expect(error).toMatchObject({ message: expect.stringContaining('twice') })
        }
      },
    ),
    { numRuns: 3000 },
  )
})

test.each(vectors.envelopes.filter(({ json }) => json))('reads the sample $id', ({ text }) => {
  expect(toPlain(parseJson(text))).toEqual(JSON.parse(text))
})

test('keeps a number as it was written', () => {
  expect(parseJson('[10800.0000, 12345678901234567.89, -0, 1E5]')).toEqual(
    ['10800.0000', '12345678901234567.89', '-0', '1E5'].map(text => new JsonNumber(text)),
  )
})

describe('says where the text broke and why', () => {
  test.each([
    ['', '$', 'ends'],
    ['  ', '$', 'ends'],
    ['<html>', '$', 'not JSON'],
    ['{"a":1} x', '$', 'follows'],
    ['{"a":1}{}', '$', 'follows'],
    ['{"status":{"name":"crea', 'status.name', 'ends'],
    ['{"status":{"name', 'status', 'ends'],
    ['{"status":{"name"', 'status.name', 'ends'],
    ['{"status":{"name" "x"}}', 'status.name', 'not JSON'],
    ['{"status":{"name":"x"', 'status', 'ends'],
    ['{"status":{"name":"x";', 'status', 'not JSON'],
    ['{"extra":[{"key":"a"},{"key":tru}]}', 'extra.1.key', 'not JSON'],
    ['{"extra":[1,2', 'extra', 'ends'],
    ['{"extra":[1,]}', 'extra.1', 'not JSON'],
    ['{"a":1,}', '$', 'not JSON'],
    ['{a:1}', '$', 'not JSON'],
    ['{"a":01}', '$', 'not JSON'],
    ['{"a":"\t"}', 'a', 'not JSON'],
    ['{"a":"\\x"}', 'a', 'not JSON'],
    ['{"amount":1,"amount":2}', 'amount', 'twice'],
    ['{"amount":1,"amoun\\u0074":2}', 'amount', 'twice'],
    ['{"status":{"name":"a","name":"b"}}', 'status.name', 'twice'],
    ['{"__proto__":{"status":1}}', '__proto__', 'no message'],
    ['{"a":[{"__proto__":1}]}', 'a.0.__proto__', 'no message'],
  ])('%s breaks at %s: %s', (text, path, words) => {
    const failure = failureOf(text)
    expect(failure.path).toBe(path)
    expect(failure.message).toContain(words)
  })
})

test('the same name in two objects is no repetition', () => {
  expect(toPlain(parseJson('[{"a":1},{"a":{"a":2}}]'))).toEqual([{ a: 1 }, { a: { a: 2 } }])
})

test('a name of every object, such as toString, is a name like any other', () => {
  expect(toPlain(parseJson('{"toString":1,"constructor":{"prototype":2}}'))).toEqual({
    toString: 1,
    constructor: { prototype: 2 },
  })
})

test('seventeen levels are read and eighteen are not', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  expect(parseJson(nested(17))).toBeInstanceOf(Array)
  expect(failureOf(nested(18)).message).toContain('deep')
})

test.each([
  ['lists', '['],
  ['objects', '{"a":'],
])('a megabyte of nested %s is refused at once', (_name, open) => {
  expect(failureOf(open.repeat(1_000_000 / open.length)).message).toContain('deep')
})

test('a megabyte of text, escapes or quotes is read', () => {
  for (const unit of ['x', '\\', '"', '\\"', 'é']) {
    const text = unit.repeat(500_000)
    expect(parseJson(JSON.stringify([text]))).toEqual([text])
  }
  expect(failureOf(`"${'\\"'.repeat(500_000)}`).message).toContain('ends')
})

test('nothing it reads reaches a prototype', () => {
  expect(() => parseJson('{"a":{"__proto__":{"polluted":true}}}')).toThrow(GatewaySyntaxError)
  expect(() => parseJson('{"\\u005f_proto__":{"polluted":true}}')).toThrow(GatewaySyntaxError)
  parseJson('{"constructor":{"prototype":{"polluted":true}}}')
  expect({}).not.toHaveProperty('polluted')
})
