/** Why text is not the identifier it should be. */
export type IdentifierReason = 'length' | 'shape' | 'check-digit'

/** What a check says of text. */
export interface IdentifierResult {
  readonly valid: boolean
  /** The canonical form, as it is sent and stored: without formatting, letters in upper case; given also when it is not valid. */
  readonly value: string
  /** True where the gateway's documents ask for this very number, so that a wrong one is refused there too. Else it is advice. */
  readonly binding: boolean
  readonly reason?: IdentifierReason
}

/** One kind of identifier. */
export interface Identifier {
  /** Least and greatest length of the canonical form; without the second, the only one. */
  readonly length: readonly [min: number, max?: number]
  /** The canonical form, whatever its length. Default: digits. */
  readonly shape?: Pick<RegExp, 'test'>
  /** What the last character must be for those before it: a blank where no digit is right, absent where there is no rule. */
  readonly digitOf?: (body: string) => string | number | undefined
  /** How it is shown, `#` for each character, by rising length. */
  readonly patterns?: readonly string[]
  /** Brings text to the canonical form. Default: `stripFormat`. */
  readonly toCanonical?: (text: string) => string
  readonly binding?: true
}

/**
 * Drops what people and pages put between the characters of a number: blanks, dots, hyphens, slashes, parentheses. Never a letter; those of
 * the Latin alphabet go to upper case, others stay as they are.
 */
export function stripFormat(text: string): string {
  return text.replace(/[\s./()-]/g, '').replace(/[a-zñ]/g, letter => letter.toUpperCase())
}

export const DIGITS: RegExp = /^\d*$/

/**
 * Sum of characters times weights. The weights, one digit each up to `z` for 35, run from the right and start again where they
 * end.
 */
export function weigh(
  characters: string,
  weights: string,
  worth: (character: string) => number = character => character.charCodeAt(0) - 48,
): number {
  return [...characters]
    .reverse()
    .reduce(
      (sum, character, place) =>
        sum + worth(character) * Number.parseInt(weights.charAt(place % weights.length), 36),
      0,
    )
}

/** The digit that brings a sum to a multiple of ten. */
export const toTens = (sum: number): number => (10 - (sum % 10)) % 10

/** A digit modulo 11: what is missing to a multiple of eleven, and `ten` where that is 10. */
export const elevenOf =
  (ten: string, weights: string, worth?: (character: string) => number) =>
  (body: string): string =>
    `0${ten}987654321`.charAt(weigh(body, weights, worth) % 11)

/** Says whether text is the identifier. Never throws; time grows with the length of the text. */
export function check(identifier: Identifier, text: string): IdentifierResult {
  const value = (identifier.toCanonical ?? stripFormat)(text)
  const reason = reasonOf(identifier, value)
  return { valid: !reason, value, binding: !!identifier.binding, ...(reason && { reason }) }
}

/** Why a canonical form is not the identifier. */
export function reasonOf(
  { length: [min, max = min], shape = DIGITS, digitOf }: Identifier,
  value: string,
): IdentifierReason | undefined {
  if (value.length < min || value.length > max) return 'length'
  if (!shape.test(value)) return 'shape'
  return value.endsWith(String(digitOf?.(value.slice(0, -1)) ?? '')) ? undefined : 'check-digit'
}

/** Text in an input, and where its caret stands. */
export interface Masked {
  readonly text: string
  readonly caret: number
}

/**
 * Formats an identifier while it is typed or pasted. The caret stays behind the same character, wherever it stands. No character
 * is lost but those of `stripFormat`; text too long for its pattern comes back as typed.
 *
 * @param caret position in `text`; default: its end
 */
export function mask({ patterns }: Identifier, text: string, caret: number = text.length): Masked {
  const characters = stripFormat(text)
  const pattern = patterns?.find(entry => entry.split('#').length > characters.length)
  if (!pattern) return { text, caret }
  // What stands before each character.
  const signs = pattern.split('#')
  const fill = (count: number): string =>
    [...characters.slice(0, count)].map((character, index) => signs[index] + character).join('')
  const before = stripFormat(text.slice(0, caret)).length
  return { text: fill(characters.length), caret: fill(before).length }
}

/** Writes an identifier as people know it. Text that is no such number, but for its check digit, comes back as it is. */
export function format(identifier: Identifier, text: string): string {
  const { value, reason } = check(identifier, text)
  return reason && reason !== 'check-digit' ? text : mask(identifier, value).text
}
