// One server as a process of its own, so that its memory and its CPU can be told from those of the clients: the proxy, or what
// node:http costs bare for the same service. `fork.mjs` starts it and asks it.
import { createServer } from 'node:http'
import { createProxy } from '@rumba/proxy'
import { toNode } from '@rumba/proxy/node'
import { createMemoryStore } from '@rumba/proxy/stores/memory'
import { profile } from './profile.mjs'
import { OPTIONS, PACE_MS } from './shop.mjs'

const HEARTBEAT_MS = 25_000
/** While `clock` is set, the proxy's clock stands still: streams are held and nothing is due. */
let clock
/** What would ask about a payment after its pace, were the clock going. */
const halted = new Map()
/** How many times faster than in life heartbeats begin that begin now: what is measured has run for minutes. */
let hurry = 1
/** When each event was about to be written, in epoch milliseconds. */
const writes = []
/** Whether the gateway is asked over the wire, though `replies` says what it would answer. */
let wired = false

const { setTimeout, clearTimeout, setInterval } = globalThis
Object.assign(globalThis, {
  setTimeout(act, ms, ...given) {
    if (clock === undefined || ms !== PACE_MS) return setTimeout(act, ms, ...given)
    const timer = {}
    halted.set(timer, act)
    return timer
  },
  clearTimeout(timer) {
    if (!halted.delete(timer)) clearTimeout(timer)
  },
  setInterval: (act, ms, ...given) => setInterval(act, ms / hurry, ...given),
})

const noteWrite = () => writes.push(performance.timeOrigin + performance.now())

const LISTENERS = {
  /** @param replies what the gateway says by the id of each transaction, without its network */
  async ours({ gatewayUrl, records = [], replies }) {
    const store = createMemoryStore()
    for (const record of records) await store.insert(record)
    return toNode(
      createProxy({
        ...OPTIONS,
        gatewayUrl,
        store,
        now: () => clock ?? Date.now(),
        onEvent: ({ type }) => type === 'status_changed' && noteWrite(),
        fetch: async (address, init) => {
          if (wired || !replies) return fetch(address, init)
          const { body, headers } = replies.get(address.split('/').at(-1))
          return new Response(body, { headers })
        },
      }),
    )
  },

  /** Streams, events, reads and forwarded creates without a check, a state or a signature. */
  bare({ gatewayUrl, snapshot }) {
    const streams = new Map()
    let beating
    const beat = () => {
      for (const stream of streams.values()) stream.write(': alive\n\n')
    }
    const close = name => {
      streams.delete(name)
      if (streams.size > 0) return
      clearInterval(beating)
      beating = undefined
    }
    return async (request, response) => {
      const name = request.headers.authorization
      if (request.method === 'GET' && request.url.endsWith('/events')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 1000\n\n')
        response.write(`data: ${snapshot}\n\n`)
        streams.set(name, response)
        beating ??= globalThis.setInterval(beat, HEARTBEAT_MS)
        return response.on('close', () => close(name))
      }
      if (request.method === 'GET')
        return response.writeHead(200, { 'content-type': 'application/json' }).end(snapshot)
      const chunks = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString()
      if (name) {
        noteWrite()
        streams.get(name).write(`data: ${body}\n\n`)
        return response.end()
      }
      const answer = await fetch(`${gatewayUrl}payment`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      const text = await answer.text()
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
    }
  },
}

const TASKS = {
  async start({ role, ...given }) {
    const server = createServer(await LISTENERS[role](given))
    await new Promise(resolve => server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve))
    return server.address().port
  },
  /** Bytes. */
  memory() {
    // Also gives back the room that V8 keeps ready for a rate of new objects that is over.
    globalThis.gc({ type: 'major', flavor: 'last-resort' })
    return process.memoryUsage()
  },
  /** Microseconds since the process began. */
  cpu() {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  stopClock() {
    clock = Date.now()
  },
  /** Each of what was halted begins at a time of its own. */
  startClock() {
    clock = undefined
    wired = true
    for (const act of halted.values()) setTimeout(act, Math.random() * PACE_MS)
    halted.clear()
  },
  hurry({ times }) {
    hurry = times
  },
  /** Those since the last call. */
  writes: () => writes.splice(0),
  startProfile: () => profile.start(),
  stopProfile: () => profile.stop(),
}

const answer = async ({ task, ...given }) => process.send({ answer: await TASKS[task](given) })
process.on('message', question => void answer(question))
