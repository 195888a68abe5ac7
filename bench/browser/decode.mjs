import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// Left alone it would load its binary from another host.
prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
      .buffer,
  },
})

/** What two decoders without a line in common read in a picture, and how many of its pixels are neither black nor white. */
export async function readPicture(picture) {
  const [found] = await readBarcodes(picture, { formats: ['QRCode'] })
  const { data, width, height } = PNG.sync.read(picture)
  let grey = 0
  for (let at = 0; at < data.length; at += 4) {
    const light = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]
    if (light > 8 && light < 247) grey++
  }
  return {
    jsqr: jsQR.default(new Uint8ClampedArray(data), width, height)?.data,
    zxing: found?.text,
    grey: grey / (width * height),
  }
}
