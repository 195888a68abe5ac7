import { createSymbol } from './encoder.ts'

/** A QR symbol, ready to be drawn as one stroked path. */
export interface QrPath {
  /** Side of the symbol in modules, quiet zone included. */
  readonly size: number
  /** Dark modules as horizontal strokes one module high, by relative moves. */
  readonly path: string
}

/** Light modules around the symbol, without which a reader does not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

/**
 * Encodes text as a QR symbol of error correction M, in byte mode as EMV MPM 4.12.1.1 asks; text outside ASCII says by ECI 26
 * that it is UTF-8.
 *
 * @throws {RangeError} the text is longer than the largest symbol holds
 */
export function createQrPath(text: string): QrPath {
  const { size, data } = createSymbol(text)
  let path = ''
  let penX = 0
  let penY = 0
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue
      const from = x
      while (x + 1 < size && data[y * size + x + 1]) x++
      const length = x + 1 - from
      path += path === '' ? `M${from + QUIET_ZONE} ${y + QUIET_ZONE + 0.5}` : `m${from - penX} ${y - penY}`
      path += `h${length}`
      penX = from + length
      penY = y
    }
  }
  return { size: size + 2 * QUIET_ZONE, path }
}
