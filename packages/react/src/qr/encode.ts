import type { QrPath } from '@rumba/core/qr'

export type { QrPath }

let encoder: Promise<typeof import('@rumba/core/qr')> | undefined
const known = new Map<string, Promise<QrPath>>()
const drawn = new Map<string, QrPath>()

/** The symbol of a text that has been encoded before, for a drawing without a wait. */
export const knownQr = (text: string): QrPath | undefined => drawn.get(text)

/**
 * Encodes text as a QR symbol of error correction M, in byte mode as EMV MPM 4.12.1.1 asks; text outside ASCII says by ECI 26
 * that it is UTF-8. A text is encoded once, however often it is drawn.
 */
export function encodeQr(text: string): Promise<QrPath> {
  const path = known.get(text) ?? create(text)
  known.set(text, path)
  // A chunk that did not load must be able to load the next time.
  path.catch(() => known.delete(text))
  return path
}

/** Loads the encoder and runs it once, which makes the first real code several times faster. Call it while something else is awaited. */
export function warmQr(): void {
  encodeQr('warm').catch(() => {})
}

async function create(text: string): Promise<QrPath> {
  encoder ??= import('@rumba/core/qr')
  encoder.catch(() => {
    encoder = undefined
  })
  const qr = (await encoder).createQrPath(text)
  drawn.set(text, qr)
  return qr
}
