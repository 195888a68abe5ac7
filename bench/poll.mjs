// A page to which nothing can be pushed, beside Adyen's Pix component: how often each asks, how long a payment waits to be seen,
// and what a page does that comes back. Takes four minutes.
import { formatWire, parseMoney } from '@rumba/core'
import { adyenRoute } from './browser/adyen.mjs'
import { PRINTED } from './browser/codes.mjs'
import { openStage } from './browser/stage.mjs'
import { openTabs } from './browser/tabs.mjs'
import { judge, median, missed, pause } from './figures.mjs'

const MINUTE = 60_000
/** How often a page comes back each way; a machine's hiccup is not the page's. */
const RETURNS = 5
const asked = { ours: [], adyen: [], floor: [] }
const now = () => performance.timeOrigin + performance.now()
const snapshot = {
  payment: {
    reference: 'bench-1',
    method: 'pix',
    status: 'pending',
    amount: parseMoney('42.90', 'BRL'),
    createdAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 15 * MINUTE).toISOString(),
    version: 1,
  },
}
/** As the proxy paces its pages, by the age of the payment. */
const pollAfterMs = () => (Date.now() - openedAt < MINUTE ? 2_000 : 5_000)
let openedAt = Date.now()

const stages = {
  ours: await openStage('stream.jsx', {
    routes: () => ({
      '/floor/'(_request, response) {
        asked.floor.push(now())
        response.end()
      },
      '/ours/'(request, response) {
        if (request.url.includes('/events')) return void response.writeHead(404).end()
        if (!request.url.endsWith('/started')) asked.ours.push(now())
        response.setHeader('content-type', 'application/json')
        response.end(
          formatWire({
            ...snapshot,
            now: new Date().toISOString(),
            pollAfterMs: pollAfterMs(),
            token: 'bench',
          }),
        )
      },
    }),
  }),
  adyen: await openStage('adyen.jsx', {
    policy: '',
    routes: () => ({
      '/test/': adyenRoute(() => {
        asked.adyen.push(now())
        return { resultCode: 'pending', type: 'pending', payload: '' }
      }),
    }),
  }),
}
const tabs = await openTabs()
const minutes = { ours: [], adyen: [] }
let hiddenAsked = 0
const back = {}
try {
  // Two browsers' worth of one: a hidden tab asks less.
  const theirs = await tabs.open(stages.adyen.origin)
  while (!(await theirs.evaluate('window.isReady'))) await pause(50)
  await theirs.evaluate(`void show(${JSON.stringify(PRINTED)})`)
  await watch('adyen')
  openedAt = Date.now()
  const ours = await tabs.open(`${stages.ours.origin}/?way=ours`)
  await watch('ours')

  await ours.evaluate('noteReturns()')
  for (const [name, event] of [
    ['online', "new Event('online')"],
    ['pageshow', "new PageTransitionEvent('pageshow', { persisted: true })"],
    ['focus', "new Event('focus')"],
  ]) {
    for (let round = 0; round < RETURNS; round++)
      await comeBack(name, ours, () => ours.evaluate(`void dispatchEvent(${event})`))
  }
  const other = await tabs.open('about:blank')
  const before = asked.ours.length
  await pause(MINUTE)
  hiddenAsked = asked.ours.length - before
  for (let round = 0; round < RETURNS; round++) {
    await comeBack('visible', ours, () => ours.toFront())
    await other.toFront()
  }
} finally {
  await tabs.close()
  for (const stage of Object.values(stages)) stage.close()
}

console.log(`\n${''.padEnd(8)} questions in the first minute, mean wait   in the second, mean wait`)
for (const [way, [first, second]] of Object.entries(minutes)) {
  console.log(
    `${way.padEnd(8)} ${String(first.count).padStart(29)} ${`${(first.wait / 1_000).toFixed(2)} s`.padStart(11)} ${String(second.count).padStart(15)} ${`${(second.wait / 1_000).toFixed(2)} s`.padStart(11)}`,
  )
}
const ways = Object.entries(back).map(([name, { ours, floor }]) => ({
  name,
  ours: median(ours),
  floor: median(floor),
}))
console.log(`\nasked after, of coming back   ours   a bare request`)
for (const { name, ours, floor } of ways)
  console.log(
    `${name.padEnd(28)} ${`${ours.toFixed(1)} ms`.padStart(8)} ${`${floor.toFixed(1)} ms`.padStart(12)}`,
  )
judge('questions in the first minute', minutes.ours[0].count, 30)
judge('questions in the second', minutes.ours[1].count, 12)
judge('mean wait in the first minute', minutes.ours[0].wait / 1_000, 1.05, ' s')
judge('mean wait in the second', minutes.ours[1].wait / 1_000, 2.6, ' s')
judge('a hidden page that does not ask', hiddenAsked > 0 ? 0 : 1, 0)
judge('longest way back to a question', Math.max(...ways.map(({ ours }) => ours)), 60, ' ms')
judge('… beyond a bare request', Math.max(...ways.map(({ ours, floor }) => ours - floor)), 20, ' ms')
if (missed.length > 0) process.exitCode = 1

/** Two minutes of a page in front. A payment at any moment waits half the gap it falls into, and falls into long gaps more often. */
async function watch(way) {
  const from = now()
  await pause(2 * MINUTE)
  minutes[way] = [0, 1].map(minute => {
    const start = from + minute * MINUTE
    const inMinute = asked[way].filter(time => time >= start && time < start + MINUTE)
    const times = [start, ...inMinute, start + MINUTE]
    const gaps = times.slice(1).map((time, index) => time - times[index])
    return { count: inMinute.length, wait: gaps.reduce((sum, gap) => sum + gap * gap, 0) / (2 * MINUTE) }
  })
}

/**
 * Notes the milliseconds from the page's event to the next question, and to a bare request that the page makes at the same event.
 * Not from `act`: how long a browser takes to raise a tab, or to run what it is sent, is none of the page's.
 */
async function comeBack(name, page, act) {
  await pause(700)
  const before = { ours: asked.ours.length, floor: asked.floor.length }
  await page.evaluate('void (returns.length = 0)')
  await act()
  while (asked.ours.length === before.ours || asked.floor.length === before.floor) await pause(1)
  const [event] = await page.evaluate('returns')
  back[name] ??= { ours: [], floor: [] }
  for (const [way, times] of Object.entries(back[name])) times.push(asked[way][before[way]] - event)
}
