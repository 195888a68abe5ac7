import type { MessageOverrides } from './messages.ts'

/** A word, or something that was put into the sentence and isolated there. */
const PARTS = /\u2068[^\u2069]*\u2069|\p{L}+/gu

/** Writes each word from right to left, as the pseudo-locale `ar-XB` of Unicode CLDR does (U+202E, U+202C). */
const turn = (text: string): string =>
  text.replace(PARTS, part => (part.startsWith('\u2068') ? part : `\u202e${part}\u202c`))

function turnAll(value: unknown): unknown {
  if (typeof value === 'string') return turn(value)
  if (typeof value === 'function') return (...args: unknown[]) => turn(String(value(...args)))
  if (Array.isArray(value)) return value.map(turnAll)
  return Object.fromEntries(Object.entries(value as object).map(([name, part]) => [name, turnAll(part)]))
}

/** English words as a language from right to left would have them, for stories and tests. */
export const pseudoRightToLeft = (...groups: readonly object[]): MessageOverrides => ({
  ...(turnAll(Object.assign({}, ...groups)) as MessageOverrides),
  language: { lang: 'ar-XB', dir: 'rtl' },
})
