// Event written → page changed: StatusPoller beside a bare EventSource, and again in a tab that has been hidden for minutes.
// An argument sets how many minutes (8; 0 leaves that part out).
import { formatWire, parseMoney } from '@rumba/core'
import { openStage } from './browser/stage.mjs'
import { openTabs } from './browser/tabs.mjs'
import { at, judge, missed, pause } from './figures.mjs'

const ROUNDS = 300
const HIDDEN_EVENTS = 40
const minutes = Number(process.argv[2] ?? 8)

const openEvents = { floor: undefined, ours: undefined }
let version = 1
const snapshot = () => ({
  payment: {
    reference: 'bench-1',
    method: 'pix',
    status: 'pending',
    amount: parseMoney('42.90', 'BRL'),
    createdAt: '2026-11-21T10:00:00.000Z',
    version,
  },
  now: new Date().toISOString(),
  pollAfterMs: 2_000,
})
const write = {
  floor: () => openEvents.floor.write(`data: ${++version}\n\n`),
  ours: () => openEvents.ours.write(`id: ${++version}\ndata: ${formatWire(snapshot())}\n\n`),
}

function serve(way) {
  return (request, response) => {
    const { pathname } = new URL(request.url, 'http://stage')
    request.resume()
    response.socket.setNoDelay(true)
    if (pathname.endsWith('/events')) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      openEvents[way] = response
      const heartbeat = setInterval(() => response.write(': alive\n\n'), 15_000)
      response.on('close', () => clearInterval(heartbeat))
      return response.write(way === 'ours' ? `id: ${version}\ndata: ${formatWire(snapshot())}\n\n` : ':\n\n')
    }
    if (pathname.endsWith('/fire')) write[way]()
    response.setHeader('content-type', 'application/json')
    response.end(formatWire({ ...snapshot(), token: 'bench' }))
  }
}

const stage = await openStage('stream.jsx', {
  routes: () => ({ '/floor/': serve('floor'), '/ours/': serve('ours') }),
})
const tabs = await openTabs()
const openPage = async way => {
  const page = await tabs.open(`${stage.origin}/?way=${way}`)
  while (!openEvents[way]) await pause(20)
  await pause(500)
  return page
}

const times = { floor: [], ours: [] }
let hidden = []
try {
  const pages = { floor: await openPage('floor'), ours: await openPage('ours') }
  for (const page of Object.values(pages)) await page.evaluate('loop(30)')
  for (let part = 0; part < 6; part++) {
    for (const [way, page] of Object.entries(pages)) {
      await page.toFront()
      times[way].push(...(await page.evaluate(`loop(${ROUNDS / 6})`)))
    }
  }
  if (minutes > 0) hidden = await timeHidden(pages.ours)
} finally {
  await tabs.close()
  stage.close()
}

console.log(`\nms, asked → page changed    p50     p99`)
for (const [way, list] of Object.entries(times))
  console.log(
    `${way.padEnd(24)} ${at(list, 0.5).toFixed(2).padStart(6)} ${at(list, 0.99).toFixed(2).padStart(7)}`,
  )
judge('p50 of the floor', at(times.ours, 0.5) / at(times.floor, 0.5), 1.3)
judge('p99 of the floor', at(times.ours, 0.99) / at(times.floor, 0.99), 1.3)
if (minutes > 0) judge(`hidden for ${minutes} min: written → page changed, p99`, at(hidden, 0.99), 20, ' ms')
if (missed.length > 0) process.exitCode = 1

/** Milliseconds from writing an event to the change in a page that nobody has looked at for a while. */
async function timeHidden(page) {
  await tabs.open('about:blank')
  if ((await page.evaluate('document.visibilityState')) !== 'hidden')
    throw new Error('the page is still shown')
  await pause(minutes * 60_000)
  await page.evaluate('note()')
  const written = []
  for (let round = 0; round < HIDDEN_EVENTS; round++) {
    written.push(performance.timeOrigin + performance.now())
    write.ours()
    await pause(100)
  }
  const noted = await page.evaluate('noted')
  if (noted.length !== written.length) throw new Error(`${written.length} events, ${noted.length} changes`)
  return noted.map((time, index) => time - written[index])
}
