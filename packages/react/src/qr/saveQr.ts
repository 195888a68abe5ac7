import type { QrPath } from './encode.ts'

/** Pixels of a module: sharp after a gallery has made the picture smaller. */
const MODULE = 12

/**
 * Hands a QR symbol as a PNG to the share sheet; where the sheet is refused, as in a frame without the right, saves it instead.
 * Call it from a press.
 */
export async function shareQr(symbol: QrPath, name: readonly (string | undefined)[]): Promise<void> {
  const file = await drawQr(symbol, name)
  try {
    await navigator.share({ files: [file] })
  } catch (error) {
    // The person closed the sheet.
    if (!(error instanceof DOMException && error.name === 'AbortError')) save(file)
  }
}

/** Saves a QR symbol as a PNG among the downloads. Call it from a press. */
export async function saveQr(symbol: QrPath, name: readonly (string | undefined)[]): Promise<void> {
  save(await drawQr(symbol, name))
}

/** Draws the symbol with its light quiet zone, black on white whatever the theme, without a colour between them. */
async function drawQr({ size, path }: QrPath, name: readonly (string | undefined)[]): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * MODULE
  const context = canvas.getContext('2d')
  context?.scale(MODULE, MODULE)
  if (context) context.fillStyle = '#fff'
  context?.fillRect(0, 0, size, size)
  context?.stroke(new Path2D(path))
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve))
  if (!context || !blob) throw new Error('this browser draws no picture')
  const fileName = `${name.join(' ').replace(/[^\p{L}\p{M}\p{N}.]+/gu, '-')}.png`
  return new File([blob], fileName, { type: blob.type })
}

function save(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  // Not at once: some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
