/** A QR symbol, ready to be drawn as one stroked path. */
export interface QrPath {
  /** Side of the symbol in modules, quiet zone included. */
  readonly size: number
  /** Dark modules as horizontal strokes one module high, by relative moves. */
  readonly path: string
}

/** Light modules around the symbol, without which a reader does not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

let encoder: Promise<typeof import('./encoder.ts')> | undefined
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
  encoder ??= import('./encoder.ts')
  encoder.catch(() => {
    encoder = undefined
  })
  const symbol = (await encoder).createSymbol(text)
  const qr = { size: symbol.size + 2 * QUIET_ZONE, path: toPath(symbol) }
  drawn.set(text, qr)
  return qr
}

function toPath({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
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
  return path
}
