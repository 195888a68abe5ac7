// A whole payment under the strictest policy, on a slow phone: what the policy catches, what jumps, and what blocks from the tap on
// "Pay" until the code is painted; beside Adyen's.
import { adyenRoute } from './browser/adyen.mjs'
import { fillIn, tapPay } from './browser/buyer.mjs'
import { PRINTED } from './browser/codes.mjs'
import { openShop } from './browser/shop.mjs'
import { launch, openStage } from './browser/stage.mjs'
import { judge, median, missed, pause } from './figures.mjs'

let shop
const ours = await openStage('checkout.jsx', {
  routes: origin => {
    shop = openShop(origin)
    return { '/api/rumba': shop.handle }
  },
})
const theirs = await openStage('adyen.jsx', { routes: () => ({ '/test/': adyenRoute() }) })
const browser = await launch()

/** Follows a page from its first byte on. */
async function follow(stage, play) {
  const page = await browser.newPage({
    locale: 'en-US',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  })
  await page.addInitScript(() => {
    window.seen = { violations: [], shift: 0, tasks: [] }
    // Of the tap itself, with all that it does.
    addEventListener('touchstart', ({ timeStamp }) => {
      window.tapped = timeStamp
    })
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      window.seen.violations.push(violatedDirective)
    })
    const observe = (type, note) =>
      new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true })
    observe('layout-shift', ({ value }) => {
      window.seen.shift += value
    })
    observe('longtask', ({ startTime, duration }) => window.seen.tasks.push({ startTime, duration }))
  })
  await page.goto(stage.origin)
  const { from, to } = await play(page)
  await pause(500)
  const seen = await page.evaluate(() => window.seen)
  await page.close()
  const inTime = seen.tasks.filter(task => task.startTime + task.duration > from && task.startTime < to)
  return { ...seen, longest: Math.max(0, ...inTime.map(task => task.duration)) }
}

const slowDown = async page =>
  (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 })

const PAGES = 5

async function payHere(page) {
  await page.getByLabel('CPF or CNPJ').waitFor()
  await fillIn(page)
  await slowDown(page)
  const tap = await tapPay(page)
  // What the page does while nobody presses anything is done.
  await pause(1_000)
  await tap()
  // Nothing is asked of the page before: what asks would be a task of its own.
  const times = await page.evaluate(async () => {
    await window.untilSeen
    return { from: window.tapped, to: performance.now() }
  })
  shop.sandbox.pay(shop.sandbox.transactions()[0].requestId)
  await page.locator('[data-rumba="checkout"][data-state="paid"]').waitFor()
  return times
}

async function showThere(page) {
  await page.waitForFunction(() => window.isReady)
  await slowDown(page)
  await pause(1_000)
  const from = await page.evaluate(() => performance.now())
  // Where the policy keeps the code from being drawn there is nothing to wait for.
  await page.evaluate(
    code => Promise.race([window.show(code), new Promise(done => setTimeout(done, 3_000))]),
    PRINTED,
  )
  return { from, to: Infinity }
}

const runs = { ours: [], adyen: [] }
try {
  // By turns, so that whatever else the machine does meets both.
  for (let round = 0; round < PAGES; round++) {
    runs.ours.push(await follow(ours, payHere))
    runs.adyen.push(await follow(theirs, showThere))
  }
} finally {
  await browser.close()
  ours.close()
  theirs.close()
}

const results = {}
for (const [name, pages] of Object.entries(runs)) {
  results[name] = {
    violations: pages.flatMap(({ violations }) => violations),
    shift: Math.max(...pages.map(({ shift }) => shift)),
    longest: median(pages.map(({ longest }) => longest)),
  }
}
console.log(
  `\n${''.padEnd(8)} violations   layout shift   longest task at a quarter of the speed, the middle of ${PAGES} pages`,
)
for (const [name, { violations, shift, longest }] of Object.entries(results)) {
  console.log(
    `${name.padEnd(8)} ${String(violations.length).padStart(10)} ${shift.toFixed(4).padStart(14)} ${`${longest.toFixed(0)} ms`.padStart(40)}   ${[...new Set(violations)].join(', ')}`,
  )
}
judge('violations', results.ours.violations.length, 0)
judge('layout shift', results.ours.shift, 0)
judge('longest task', results.ours.longest, 50, ' ms')
if (missed.length > 0) process.exitCode = 1
