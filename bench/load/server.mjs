// One server as a process of its own, so that its memory and its CPU can be told from those of the clients: the proxy, or what
// node:http costs bare for the same service. `fork.mjs` starts it and asks it.
import { createServer } from 'node:http'
import { createProxy } from '@rumba/proxy'
import { toNode } from '@rumba/proxy/node'
import { createMemoryStore } from '@rumba/proxy/stores/memory'
import { OPTIONS } from './shop.mjs'

const HEARTBEAT_MS = 15_000
/** While `clock` is set, the proxy's clock stands still: streams are held and nothing is due. */
let clock
/** Whether the gateway is asked over the wire, though `replies` says what it would answer. */
let wired = false

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
    setInterval(() => {
      for (const stream of streams.values()) stream.write(': alive\n\n')
    }, HEARTBEAT_MS)
    return async (request, response) => {
      const name = request.headers.authorization
      if (request.method === 'GET' && request.url.endsWith('/events')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 1000\n\n')
        response.write(`data: ${snapshot}\n\n`)
        streams.set(name, response)
        return response.on('close', () => streams.delete(name))
      }
      if (request.method === 'GET')
        return response.writeHead(200, { 'content-type': 'application/json' }).end(snapshot)
      const chunks = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString()
      if (name) {
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
  startClock() {
    clock = undefined
    wired = true
  },
}

const answer = async ({ task, ...given }) => process.send({ answer: await TASKS[task](given) })
process.on('message', question => void answer(question))
