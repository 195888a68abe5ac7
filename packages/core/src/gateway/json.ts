import { GatewaySyntaxError } from '../errors.ts'

/** A number as it was written: `10800.0000` keeps its zeros and no digit is lost to a float. */
export class JsonNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Several times what the envelope needs, and far from what a call stack holds. */
const MAX_DEPTH = 16

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const BLANKS = /[ \t\n\r]*/y
/** No blank comes after it. */
const SPACE = 32
const WORD = /true|false|null/y
/** A string that says itself: nothing in it is escaped or would have to be. */
const PLAIN = /"[ !#-[\]-\uffff]*"/y

/**
 * Reads JSON text in one pass. Unlike `JSON.parse` it keeps numbers as they were written, refuses a name that comes twice (two
 * readers would see two amounts) or is `__proto__`, and says where the text broke.
 *
 * @throws {GatewaySyntaxError} with the dotted path of the value that cannot be read, `$` for the whole text
 */
export function parseJson(text: string): unknown {
  let at = 0
  const path: (string | number)[] = []

  const fail = (problem: string): never => {
    throw new GatewaySyntaxError(path.join('.') || '$', problem)
  }
  /** Takes what `pattern` finds right here; nothing where it does not fit. */
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    if (!pattern.test(text)) return ''
    const start = at
    at = pattern.lastIndex
    return text.slice(start, at)
  }
  /** Goes to the next character that is not blank. */
  const peek = (): string => {
    if (text.charCodeAt(at) <= SPACE) match(BLANKS)
    return text.charAt(at)
  }
  /** Takes `character` if it comes next. */
  const take = (character: string): boolean => {
    if (peek() !== character) return false
    at += 1
    return true
  }
  const unfinished = (): never => fail(at >= text.length ? 'the text ends in it' : 'it is not JSON')

  const readString = (): string => {
    const plain = match(PLAIN)
    if (plain) return plain.slice(1, -1)
    const start = at
    do {
      at = text.indexOf('"', at + 1)
      if (at < 0) {
        at = text.length
        unfinished()
      }
    } while (isEscaped(text, at, start))
    at += 1
    try {
      return JSON.parse(text.slice(start, at)) as string
    } catch {
      return fail('it is not JSON')
    }
  }

  const readObject = (): Record<string, unknown> => {
    const value: Record<string, unknown> = {}
    if (take('}')) return value
    do {
      if (peek() !== '"') unfinished()
      const name = readString()
      path.push(name)
      if (name === '__proto__') fail('it is a name that no message may use')
      if (Object.hasOwn(value, name)) fail('it is there twice')
      if (!take(':')) unfinished()
      value[name] = readValue()
      path.pop()
    } while (take(','))
    return take('}') ? value : unfinished()
  }

  const readArray = (): unknown[] => {
    const value: unknown[] = []
    if (take(']')) return value
    do {
      path.push(value.length)
      value.push(readValue())
      path.pop()
    } while (take(','))
    return take(']') ? value : unfinished()
  }

  const readValue = (): unknown => {
    if (path.length > MAX_DEPTH) fail('it is nested too deep')
    const first = peek()
    if (first === '"') return readString()
    if (take('{')) return readObject()
    if (take('[')) return readArray()
    const number = match(NUMBER)
    if (number) return new JsonNumber(number)
    const word = match(WORD)
    return word ? (JSON.parse(word) as boolean | null) : unfinished()
  }

  const value = readValue()
  if (peek() !== '') fail('something follows it')
  return value
}

/** Whether the quote at `at` belongs to the text that opened at `start`: an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number, start: number): boolean {
  let backslashes = 0
  while (at - backslashes - 1 > start && text[at - backslashes - 1] === '\\') backslashes += 1
  return backslashes % 2 === 1
}
