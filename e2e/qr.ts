import { execFileSync } from 'node:child_process'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'

/** Reads the QR code in a screenshot with two decoders that share no code; both must say the same. */
export function decodeQr(screenshot: Buffer): string {
  const { data, width, height } = PNG.sync.read(screenshot)
  const first = jsQR.default(new Uint8ClampedArray(data), width, height)?.data
  const second = execFileSync('zbarimg', ['--quiet', '--raw', '--oneshot', '-Sbinary', 'PNG:-'], {
    input: screenshot,
    stdio: ['pipe', 'pipe', 'ignore'],
  }).toString('utf8')
  if (first === undefined || first !== second.replace(/\n$/, '')) {
    throw new Error(`the decoders disagree: ${JSON.stringify([first, second])}`)
  }
  return first
}
