// Whether two decoders read a code straight from the screen, at every size and pixel density, as we draw it and as others do.
import { LONGEST, PRINTED } from './browser/codes.mjs'
import { readPicture } from './browser/decode.mjs'
import { launch, openStage } from './browser/stage.mjs'
import { judge, missed } from './figures.mjs'

const WAYS = ['ours', 'qrcode.react', 'react-qr-code', 'rect per module']
/** A phone 320 px wide shows ours at 256. Below 200, at one pixel for each of CSS, jsQR gives up on ours and on qrcode.react alike. */
const SIZES = [200, 220, 240, 256, 280, 300, 320]
const DENSITIES = [1, 1.25, 1.5, 2, 2.625, 3]
const CODES = { printed: PRINTED, longest: LONGEST }

const stage = await openStage('codes.jsx', { policy: '' })
const browser = await launch()
const results = new Map(WAYS.map(way => [way, { pictures: 0, jsqr: 0, zxing: 0, grey: 0 }]))
try {
  for (const deviceScaleFactor of DENSITIES) {
    const context = await browser.newContext({ deviceScaleFactor, viewport: { width: 360, height: 360 } })
    const page = await context.newPage()
    await page.goto(stage.origin)
    await page.waitForFunction(() => window.draw !== undefined)
    for (const way of WAYS) {
      const sum = results.get(way)
      for (const size of SIZES) {
        for (const code of Object.values(CODES)) {
          await page.evaluate(([...given]) => window.draw(...given), [way, code, size])
          const { jsqr, zxing, grey } = await readPicture(await page.locator('#root > svg').screenshot())
          sum.pictures++
          if (jsqr === code) sum.jsqr++
          if (zxing === code) sum.zxing++
          sum.grey = Math.max(sum.grey, grey)
        }
      }
    }
    await context.close()
  }
} finally {
  await browser.close()
  stage.close()
}

console.log(`\n${''.padEnd(18)} pictures   jsQR   zxing   grey pixels at worst`)
for (const [way, { pictures, jsqr, zxing, grey }] of results) {
  const share = count => `${((100 * count) / pictures).toFixed(0)} %`.padStart(6)
  console.log(
    `${way.padEnd(18)} ${String(pictures).padStart(8)} ${share(jsqr)} ${share(zxing)} ${`${(100 * grey).toFixed(1)} %`.padStart(22)}`,
  )
}
const { pictures, jsqr, zxing, grey } = results.get('ours')
judge('pictures that a decoder does not read', 2 * pictures - jsqr - zxing, 0)
judge('grey pixels', 100 * grey, 0, ' %')
if (missed.length > 0) process.exitCode = 1
