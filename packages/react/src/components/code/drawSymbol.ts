import type { DrawnQr, drawQr } from '../../qr/drawQr.tsx'

/** The symbol of a text; nothing where it is too long for any symbol. */
export function drawSymbol(draw: typeof drawQr, text: string, label: string): DrawnQr | undefined {
  try {
    return draw(text, label)
  } catch {
    return undefined
  }
}
