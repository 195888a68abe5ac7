// 5,000 event streams of 5,000 payments held open in one process, beside as many of bare node:http: memory; CPU while nothing
// happens, with the heartbeats and between them; how long one event takes, from the callback and from the write. Then, without a
// goal, what opening them anew and asking the gateway for all of them cost.
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { startFakeGateway } from '@rumba/proxy/testing/fakeGateway'
import { at, judge, pause } from '../figures.mjs'
import { fork } from './fork.mjs'
import { BASE, createWaiting, PACE_MS, repliesOf } from './shop.mjs'

const STREAMS = 5_000
const WARM_UP = 500
const EVENTS = 500
/** Every so many streams hear of one. */
const STEP = STREAMS / EVENTS
/** What proxies of ours let a stream live. */
const LIFETIME_MS = 55_000
/** One heartbeat of each stream. */
const IDLE_MS = 25_000
/** Until code has run some 15,000 times it costs up to three times as much: 500 streams that beat each half second get there. */
const HURRY = 50
const WARM_UP_MS = 16_000
const WARM_UP_EVENTS = 200
/** Old enough for `PACE_MS`. */
const AGE_MS = 660_000

export async function hold() {
  const gateway = await startFakeGateway()
  const payments = await createWaiting(gateway, STREAMS, AGE_MS)
  const snapshot = 'x'.repeat(360)
  const bare = await measure('bare', payments, gateway, { snapshot })
  const ours = await measure('ours', payments, gateway, {
    gatewayUrl: gateway.url,
    records: payments.map(({ record }) => record),
    replies: repliesOf(gateway, payments),
  })
  await gateway.close()

  const ratio = key => (ours[key] / bare[key]).toFixed(2)
  console.log(`\n${STREAMS} event streams        ours     bare   ratio`)
  for (const [key, unit] of [
    ['rss', 'KiB RSS a stream'],
    ['heap', 'KiB of it heap'],
    ['idle', 'ms CPU a second, idle'],
    ['between', 'ms, no heartbeat due'],
    ['p50', 'ms from callback, p50'],
    ['p99', 'ms from callback, p99'],
    ['writeP50', 'ms from write, p50'],
    ['writeP99', 'ms from write, p99'],
    ['reopen', 'µs CPU to open one'],
  ]) {
    console.log(
      `${unit.padEnd(22)} ${ours[key].toFixed(2).padStart(8)} ${bare[key].toFixed(2).padStart(8)} ${ratio(key).padStart(7)}`,
    )
  }
  console.log(
    `opening each of them anew every ${LIFETIME_MS / 1_000} s: ${((ours.reopen * STREAMS) / LIFETIME_MS).toFixed(0)} ms CPU a second`,
  )
  console.log(
    `asking the gateway about each of them every ${PACE_MS / 1_000} s: ${ours.asked} questions, ${ours.asking.toFixed(0)} ms CPU a second, ${ours.perQuestion.toFixed(0)} µs a question`,
  )
  judge('memory of one stream', ours.rss, 20, ' KiB')
  judge(`idle CPU of ${STREAMS} streams`, ours.idle, 5, ' ms/s')
  judge('one event, p99', ours.p99, 5, ' ms')
}

async function measure(role, payments, gateway, given) {
  const server = await fork(role, given)
  await server.ask('stopClock')
  const warm = payments.filter((_, index) => index % STEP > 0).slice(0, WARM_UP)
  const openFor = async ms => {
    const opened = await openAll(server.port, warm)
    await pause(ms)
    return opened
  }
  const close = opened => {
    for (const { socket } of opened) socket.destroy()
    return pause(500)
  }
  // What the first pages cost is paid once, not for each.
  await close(await openFor(0))
  const zero = await server.ask('memory')
  // So are the first minutes. To give memory back makes code slow again, so it is not asked for until the figures are taken.
  await server.ask('hurry', { times: HURRY })
  const first = await openFor(WARM_UP_MS)
  await sendEvents(role, server, warm.slice(0, WARM_UP_EVENTS), first, gateway)
  await close(first)
  await server.ask('hurry', { times: 1 })
  const streams = await openAll(server.port, payments)
  await pause(1_000)

  const spent = async ms => {
    const before = await server.ask('cpu')
    await pause(ms)
    return ((await server.ask('cpu')) - before) / ms
  }
  // The least that a second of these took is one in which no heartbeat was due.
  const seconds = []
  for (let second = 0; second < IDLE_MS / 1_000; second += 1) seconds.push(await spent(1_000))
  const idle = seconds.reduce((sum, value) => sum + value) / seconds.length
  const hearing = (_, index) => index % STEP === 0
  const heard = await sendEvents(role, server, payments.filter(hearing), streams.filter(hearing), gateway)
  const full = await server.ask('memory')
  const perStream = key => (full[key] - zero[key]) / streams.length / 1_024
  const before = await server.ask('cpu')
  for (const { socket } of streams) socket.destroy()
  const again = await openAll(server.port, payments)
  const reopen = ((await server.ask('cpu')) - before) / STREAMS

  const result = {
    rss: perStream('rss'),
    heap: perStream('heapUsed'),
    idle,
    between: Math.min(...seconds),
    p50: at(heard.called, 0.5),
    p99: at(heard.called, 0.99),
    writeP50: at(heard.written, 0.5),
    writeP99: at(heard.written, 0.99),
    reopen,
  }
  if (role === 'ours') {
    await server.ask('startClock')
    const earlier = gateway.requests.length
    result.asking = await spent(10_000)
    result.asked = gateway.requests.length - earlier
    result.perQuestion = (result.asking * 10_000) / result.asked
  }
  for (const { socket } of again) socket.destroy()
  server.stop()
  return result
}

async function openAll(port, payments) {
  const streams = []
  const open = ({ token }) =>
    new Promise((resolve, reject) => {
      const stream = { socket: undefined, hear() {} }
      stream.socket = connect(port, '127.0.0.1', () =>
        stream.socket.write(
          `GET ${BASE}/payments/me/events HTTP/1.1\r\nhost: shop.example\r\nauthorization: Bearer ${token}\r\naccept: text/event-stream\r\n\r\n`,
        ),
      )
      stream.socket.setEncoding('latin1')
      stream.socket.on('error', reject)
      stream.socket.on('data', text => {
        if (text.includes('data: ')) {
          resolve(stream)
          stream.hear()
        }
      })
    })
  while (streams.length < payments.length)
    streams.push(...(await Promise.all(payments.slice(streams.length, streams.length + 100).map(open))))
  return streams
}

/**
 * @returns milliseconds until each page has its event: from sending the callback, a request, a check and a row included, and from
 *   when the server was about to write it
 */
async function sendEvents(role, server, payments, streams, gateway) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const called = []
  const heardAt = []
  await server.ask('writes')
  for (const [index, { token, transaction }] of payments.entries()) {
    const heard = new Promise(resolve => {
      streams[index].hear = () => resolve(performance.now())
    })
    const { body, headers } = gateway.callback({ ...transaction, status: 'pending' })
    const path = role === 'ours' ? new URL(transaction.callback_url).pathname : '/'
    const name = role === 'ours' ? {} : { authorization: `Bearer ${token}` }
    const from = performance.now()
    request(
      { port: server.port, host: '127.0.0.1', path, method: 'POST', agent, headers: { ...headers, ...name } },
      answer => answer.resume(),
    ).end(body)
    heardAt.push(await heard)
    called.push(heardAt[index] - from)
    await pause(5)
  }
  agent.destroy()
  const writes = await server.ask('writes')
  return { called, written: heardAt.map((time, index) => performance.timeOrigin + time - writes[index]) }
}
