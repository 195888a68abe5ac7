import { describe, expect, test } from 'vitest'
import { type Locale, pickLocale, wordsOf } from './locale.ts'

/** Every text by its path; what is written around a value is asked with a mark in its place. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    return [[path, value(...Array.from({ length: value.length }, (_, place) => `‹${place}›`))]]
  }
  return Object.entries(value as object).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}

const english = new Map(textsOf(wordsOf('en')))
/** Where a word may be the same in two languages. */
const SAME = /^(\.error|\.requisites\.bank_name|\.fields\.operator\.label)$/

describe.each(['es', 'hi', 'pl', 'pt', 'ru'] as const satisfies Locale[])('in %s', locale => {
  test('every text is there and is not the English one', () => {
    const texts = textsOf(wordsOf(locale))
    expect(texts.map(([path]) => path)).toEqual([...english.keys()])
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe('')
      if (!SAME.test(path)) expect(text, path).not.toBe(english.get(path))
    }
  })

  test('every text names the values it is written around', () => {
    for (const [path, text] of textsOf(wordsOf(locale))) {
      expect(text.match(/‹\d›/g)?.sort(), path).toEqual(english.get(path)?.match(/‹\d›/g)?.sort())
    }
  })

  test('the page and its amounts are said to be in that language', () => {
    expect(new Intl.Locale(wordsOf(locale).tag).language).toBe(locale)
  })
})

test.each([
  ['pt-PT', '', 'pt'],
  ['es_AR', 'pt', 'es'],
  ['ES-419', '', 'es'],
  ['hi', '', 'hi'],
  ['ru-KZ', '', 'ru'],
  ['pl', '', 'pl'],
  ['ie', 'de, ru;q=0.5', 'ru'],
  [undefined, null, 'en'],
])('for the widget’s %s and the browser’s %j the page speaks %s', (locale, accepted, language) => {
  expect(pickLocale(locale, accepted)).toBe(language)
})
