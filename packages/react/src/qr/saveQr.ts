import { encodeQr } from './encode.ts'
import type { QrPictureProps } from './QrPicture.tsx'

/** Pixels of a module: sharp after a gallery has made the picture smaller. */
const MODULE = 12

/**
 * Hands a QR symbol as a PNG to the share sheet; where the sheet is refused, as in a frame without the right, saves it instead.
 * Call it from a press.
 */
export async function shareQr(text: string, name: QrPictureProps['name']): Promise<void> {
  const file = await drawQr(text, name)
  try {
    await navigator.share({ files: [file] })
  } catch (error) {
    // The person closed the sheet.
    if (!(error instanceof DOMException && error.name === 'AbortError')) save(file)
  }
}

/** Saves a QR symbol as a PNG among the downloads. Call it from a press. */
export async function saveQr(text: string, name: QrPictureProps['name']): Promise<void> {
  save(await drawQr(text, name))
}

/** Draws the symbol with its light quiet zone, black on white whatever the theme, without a colour between them. */
async function drawQr(text: string, name: QrPictureProps['name']): Promise<File> {
  const { size, path } = await encodeQr(text)
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
