import { BrCodeSyntaxError } from '../errors.ts'

/** What the two length digits count. EMV says characters; some generators count UTF-8 bytes. */
export type LengthUnit = 'characters' | 'bytes'

/** One data object of an EMV code: two digits of tag, two of length, the value. */
export interface EmvObject {
  readonly tag: string
  readonly value: string
  /** Where the object starts, from 0, in the code's length unit. */
  readonly offset: number
}

/**
 * One cell per unit: the first cell of a character holds it and the others are empty. A length that cuts a character in two
 * leaves an empty cell where a digit has to be, so it cannot pass unseen.
 */
function toCells(text: string, unit: LengthUnit): string[] {
  const characters = [...text]
  if (unit === 'characters') return characters
  const encoder = new TextEncoder()
  return characters.flatMap(character =>
    Array.from(encoder.encode(character), (_, index) => (index === 0 ? character : '')),
  )
}

/**
 * Cuts text into its data objects, in the order they stand.
 *
 * @param base offset of `text` in the whole code, for the error
 * @throws {BrCodeSyntaxError} a header is not four digits, a length is zero or runs over the end, a tag comes twice
 */
export function readObjects(text: string, unit: LengthUnit, base = 0): EmvObject[] {
  const cells = toCells(text, unit)
  const objects: EmvObject[] = []
  const seen = new Set<string>()
  for (let at = 0; at < cells.length; ) {
    const header = cells.slice(at, at + 4).join('')
    const tag = header.slice(0, 2)
    const start = at + 4
    const end = start + Number(header.slice(2))
    if (!/^\d{4}$/.test(header) || end === start || end > cells.length || seen.has(tag)) {
      throw new BrCodeSyntaxError(base + at, header)
    }
    seen.add(tag)
    objects.push({ tag, value: cells.slice(start, end).join(''), offset: base + at })
    at = end
  }
  return objects
}
