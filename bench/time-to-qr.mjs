// Answer of the payment → code on the screen, with each call delayed: the whole checkout beside Adyen's Pix component.
import { adyenRoute } from './browser/adyen.mjs'
import { pay } from './browser/buyer.mjs'
import { PRINTED } from './browser/codes.mjs'
import { openShop } from './browser/shop.mjs'
import { launch, openStage } from './browser/stage.mjs'
import { judge, median, missed, pause } from './figures.mjs'

const DELAYS = [0, 50, 100, 200]
const PAGES = 9

let delay = 0
const late = route => async (request, response) => {
  await pause(delay)
  route(request, response)
}

const ours = await openStage('checkout.jsx', {
  routes: origin => ({ '/api/rumba': late(openShop(origin).handle) }),
})
// Its pictures and styles need more than the strict policy gives.
const theirs = await openStage('adyen.jsx', { policy: '', routes: () => ({ '/test/': late(adyenRoute()) }) })
const browser = await launch()
const foreign = []

const measure = {
  async ours() {
    const page = await open(ours)
    await pay(page)
    return ended(page, await page.evaluate(() => window.untilSeen))
  },
  async adyen() {
    const page = await open(theirs)
    await page.waitForFunction(() => window.isReady)
    return ended(page, await page.evaluate(code => window.show(code), PRINTED))
  },
}

async function open(stage) {
  const page = await (await browser.newContext({ locale: 'en-US' })).newPage()
  page.on('request', request => {
    if (stage === ours && !request.url().startsWith(stage.origin)) foreign.push(request.url())
  })
  await page.goto(stage.origin)
  return page
}

async function ended(page, time) {
  await page.context().close()
  return time
}

const medians = { ours: [], adyen: [] }
try {
  for (delay of DELAYS) {
    const times = { ours: [], adyen: [] }
    // By turns, so that whatever else the machine does meets both.
    for (let round = 0; round < PAGES; round++) {
      for (const name of Object.keys(measure)) times[name].push(await measure[name]())
    }
    for (const name of Object.keys(measure)) medians[name].push(median(times[name]))
  }
} finally {
  await browser.close()
  ours.close()
  theirs.close()
}

console.log(`\nms from answer to code   ${DELAYS.map(ms => `+${ms}`.padStart(7)).join('')}   slope`)
for (const [name, values] of Object.entries(medians)) {
  console.log(
    `${name.padEnd(24)} ${values.map(ms => ms.toFixed(0).padStart(7)).join('')}   ${slopeOf(values).toFixed(3)}`,
  )
}
judge('milliseconds more for each of delay', slopeOf(medians.ours), 0.05)
judge('beside Adyen, each call 100 ms late', medians.ours[2] / medians.adyen[2], 0.25)
judge('requests to others', foreign.length, 0)
if (missed.length > 0) process.exitCode = 1

/** Least squares over the delays. */
function slopeOf(values) {
  const mean = list => list.reduce((sum, value) => sum + value, 0) / list.length
  const [x, y] = [mean(DELAYS), mean(values)]
  const over = DELAYS.reduce((sum, ms, index) => sum + (ms - x) * (values[index] - y), 0)
  return over / DELAYS.reduce((sum, ms) => sum + (ms - x) ** 2, 0)
}
