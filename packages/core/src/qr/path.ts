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
  const { size, modules } = createSymbol(text)
  let path = ''
  let penX = 0
  let penY = 0
  for (const { 0: run, index } of modules.matchAll(/1+/g)) {
    const x = index % (size + 1)
    const y = (index - x) / (size + 1)
    path += `${path && `m${x - penX} ${y - penY}`}h${run.length}`
    penX = x + run.length
    penY = y
  }
  // The first module of all is dark.
  return { size: size + 2 * QUIET_ZONE, path: `M${QUIET_ZONE} ${QUIET_ZONE + 0.5}${path}` }
}
