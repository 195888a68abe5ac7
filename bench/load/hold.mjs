// 5,000 event streams of 5,000 payments held open in one process, beside as many of bare node:http: memory, CPU while nothing
// happens, heartbeats included, and how long one event takes. Then what asking the gateway for all of them costs.
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { startFakeGateway } from '@rumba/proxy/testing/fakeGateway'
import { at, judge, pause } from './figures.mjs'
import { fork } from './fork.mjs'
import { BASE, createWaiting, repliesOf } from './shop.mjs'

const STREAMS = 5_000
const WARM_UP = 500
const EVENTS = 400
/** One heartbeat of each stream. */
const IDLE_MS = 15_000
/** A payment of this age is asked about every 10 seconds. */
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
    ['p50', 'ms to one page, p50'],
    ['p99', 'ms to one page, p99'],
  ]) {
    console.log(
      `${unit.padEnd(22)} ${ours[key].toFixed(2).padStart(8)} ${bare[key].toFixed(2).padStart(8)} ${ratio(key).padStart(7)}`,
    )
  }
  console.log(
    `asking the gateway about each of them every 10 s: ${ours.asked} questions, ${ours.asking.toFixed(0)} ms CPU a second, ${ours.perQuestion.toFixed(0)} µs a question`,
  )
  judge('memory of one stream', ours.rss, 20, ' KiB')
  judge(`idle CPU of ${STREAMS} streams`, ours.idle, 5, ' ms/s')
  judge('one event, p99', ours.p99, 5, ' ms')
}

async function measure(role, payments, gateway, given) {
  const server = await fork(role, given)
  await server.ask('stopClock')
  // What the first pages cost is paid once, not for each.
  const first = await openAll(server.port, payments.slice(0, WARM_UP))
  for (const { socket } of first) socket.destroy()
  await pause(500)
  const zero = await server.ask('memory')
  const streams = await openAll(server.port, payments)
  await pause(1_000)
  const full = await server.ask('memory')
  const perStream = key => (full[key] - zero[key]) / streams.length / 1_024

  const spent = async ms => {
    const before = await server.ask('cpu')
    await pause(ms)
    return ((await server.ask('cpu')) - before) / ms
  }
  // Each payment is asked about once; then the clock stands still and none is due again.
  if (role === 'ours') await pause(11_000)
  const idle = await spent(IDLE_MS)
  const times = await sendEvents(role, server.port, payments, streams, gateway)

  const result = {
    rss: perStream('rss'),
    heap: perStream('heapUsed'),
    idle,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
  }
  if (role === 'ours') {
    await server.ask('startClock')
    const earlier = gateway.requests.length
    result.asking = await spent(10_000)
    result.asked = gateway.requests.length - earlier
    result.perQuestion = (result.asking * 10_000) / result.asked
  }
  for (const { socket } of streams) socket.destroy()
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

/** Milliseconds from sending a callback to the event at the page it is about: a request, a check and a write included. */
async function sendEvents(role, port, payments, streams, gateway) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times = []
  const step = Math.floor(payments.length / EVENTS)
  for (let index = 0; index < EVENTS; index += 1) {
    const { token, transaction } = payments[index * step]
    const stream = streams[index * step]
    const heard = new Promise(resolve => {
      stream.hear = () => resolve(performance.now())
    })
    const { body, headers } = gateway.callback({ ...transaction, status: 'pending' })
    const path = role === 'ours' ? new URL(transaction.callback_url).pathname : '/'
    const name = role === 'ours' ? {} : { authorization: `Bearer ${token}` }
    const from = performance.now()
    request(
      { port, host: '127.0.0.1', path, method: 'POST', agent, headers: { ...headers, ...name } },
      answer => answer.resume(),
    ).end(body)
    times.push((await heard) - from)
    await pause(5)
  }
  agent.destroy()
  return times
}
