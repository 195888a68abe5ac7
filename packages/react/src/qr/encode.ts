import { createQrPath, type QrPath } from '@rumba/core/qr'
import { getOrInsertComputed } from '../getOrInsertComputed.ts'

export type { QrPath }

const known = new Map<string, QrPath>()

/**
 * Encodes text as a QR symbol of error correction M, in byte mode as EMV MPM 4.12.1.1 asks; text outside ASCII says by ECI 26
 * that it is UTF-8. A text is encoded once, however often it is drawn.
 *
 * @throws {RangeError} the text is longer than the largest symbol holds
 */
export function encodeQr(text: string): QrPath {
  return getOrInsertComputed(known, text, () => createQrPath(text))
}

/**
 * Encodes texts ever longer, up to one as long as a payment's code, each in a short task of its own, which makes the first real code
 * several times faster: an engine compiles what has run before. Call it while something else is awaited.
 */
export function warmQr(): void {
  for (let run = 1; run < 10; run++) setTimeout(createQrPath, run * 16, ' '.repeat(run * 20))
}
