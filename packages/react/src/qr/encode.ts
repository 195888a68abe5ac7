import { createQrPath } from '@rumba/core/qr'

export { createQrPath as encodeQr, type QrPath } from '@rumba/core/qr'

/** Runs the encoder once, which makes the first real code several times faster. Call it while something else is awaited. */
export function warmQr(): void {
  createQrPath('warm')
}
