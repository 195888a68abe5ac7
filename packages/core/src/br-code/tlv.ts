/** What the two length digits count. EMV says characters; some generators count UTF-8 bytes. */
export type LengthUnit = 'characters' | 'bytes'

/** One data object of an EMV code: two digits of tag, two of length, the value. */
export interface EmvObject {
  readonly tag: string
  readonly value: string
  /** Where the object starts, from 0, in the code's length unit. */
  readonly offset: number
}

/** Why a text is no Pix code. */
export type BrCodeFault =
  /** Unreadable at `offset`, where `found` stands. */
  | { readonly fault: 'syntax'; readonly offset: number; readonly found: string }
  /** Sound, without a Pix account; `found` is its currency. */
  | { readonly fault: 'not-pix'; readonly found: string }

export const syntaxFault = (offset: number, found: string): BrCodeFault => ({
  fault: 'syntax',
  offset,
  found,
})

/**
 * Index in `text` that lies `count` units after `from`, or NaN where the text ends before it or a character would be cut in two.
 * Characters are Unicode code points.
 */
function advance(text: string, from: number, count: number, unit: LengthUnit): number {
  let at = from
  let left = count
  while (left > 0) {
    const point = text.codePointAt(at)
    if (point === undefined) return Number.NaN
    at += point > 0xffff ? 2 : 1
    left -= unit === 'characters' || point < 0x80 ? 1 : point < 0x800 ? 2 : point > 0xffff ? 4 : 3
  }
  return left < 0 ? Number.NaN : at
}

/**
 * Cuts text into its data objects, in the order they stand.
 *
 * @param base offset of `text` in the whole code, for the error
 * @returns a fault where a header is not four digits, a length is zero or runs over the end, or a tag comes twice
 */
export function readObjects(text: string, unit: LengthUnit, base = 0): EmvObject[] | BrCodeFault {
  // In plain ASCII, which nearly every code is, a unit is an index.
  const isPlain = !/[^\0-\x7f]/.test(text)
  const objects: EmvObject[] = []
  const seen: boolean[] = []
  let offset = base
  for (let at = 0; at < text.length; ) {
    const tag = twoDigits(text, at)
    const length = twoDigits(text, at + 2)
    const start = at + 4
    const end = isPlain ? start + length : advance(text, start, length, unit)
    if (!(tag >= 0 && length > 0 && end <= text.length) || seen[tag]) {
      return syntaxFault(offset, [...text.slice(at, at + 8)].slice(0, 4).join(''))
    }
    seen[tag] = true
    objects.push({ tag: text.slice(at, at + 2), value: text.slice(start, end), offset })
    offset += 4 + length
    at = end
  }
  return objects
}

/** Number of two ASCII digits, or NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}
