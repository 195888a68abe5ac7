import { execFileSync } from 'node:child_process'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** Reads the QR code in a screenshot with two decoders that share no code; both must say the same. */
export function decodeQr(screenshot: Buffer): string {
  const { data, width, height } = PNG.sync.read(screenshot)
  const first = jsQR.default(new Uint8ClampedArray(data), width, height)?.data
  const second = scan(screenshot)
  if (first === undefined || first !== second) {
    throw new Error(`the decoders disagree: ${JSON.stringify([first, second])}`)
  }
  return first
}

/** Reads the barcode in a screenshot. */
export function decodeBars(screenshot: Buffer): string {
  return scan(screenshot)
}

function scan(screenshot: Buffer): string {
  const text = execFileSync('zbarimg', ['--quiet', '--raw', '--oneshot', '-Sbinary', 'PNG:-'], {
    input: screenshot,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString('utf8')
  return text.replace(/\n$/, '')
}
