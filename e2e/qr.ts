import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// Left alone it would load its binary from another host.
prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
      .buffer as ArrayBuffer,
  },
})

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

/**
 * What each of two scanners reads in a screenshot, empty where it reads nothing. Not jsQR: it miscounts the modules of a symbol as
 * large as the longest code wants, smooth or crisp, unless a module is a whole number of pixels.
 */
export async function scanQr(screenshot: Buffer): Promise<{ readonly zbar: string; readonly zxing: string }> {
  const [found] = await readBarcodes(screenshot, { formats: ['QRCode'] })
  return { zbar: scan(screenshot), zxing: found?.text ?? '' }
}

/** Reads the barcode in a screenshot. */
export function decodeBars(screenshot: Buffer): string {
  return scan(screenshot)
}

function scan(screenshot: Buffer): string {
  const { error, stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '--oneshot', '-Sbinary', 'PNG:-'], {
    input: screenshot,
    encoding: 'utf8',
  })
  if (error) throw error
  return stdout.replace(/\n$/, '')
}
