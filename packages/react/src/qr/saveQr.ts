import { encodeQr } from './encode.ts'

/** Pixels of a module: sharp after a gallery has made the picture smaller. */
const MODULE = 12

/**
 * Gives the person a QR symbol as a PNG: to the share sheet of a phone, which can put it among the pictures, else as a download.
 * Call it from a press.
 */
export async function saveQr(text: string, fileName: string, share: boolean): Promise<void> {
  const { size, path } = await encodeQr(text)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * MODULE
  const context = canvas.getContext('2d')
  if (!context) return
  context.scale(MODULE, MODULE)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, size, size)
  context.stroke(new Path2D(path))
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve))
  if (!blob) return
  const files = [new File([blob], fileName, { type: blob.type })]
  if (share && navigator.canShare?.({ files })) return navigator.share({ files })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.click()
  // Not at once: some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
