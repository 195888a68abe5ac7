// Where the CPU of a server goes, from V8's own samples of its main thread.
import { Session } from 'node:inspector/promises'

/** By the file whose function ran, or called what is no JavaScript. The first that fits counts. */
const PARTS = [
  ['fetch, Request and Response', /undici|webstreams|abort_controller|event_target|internal\/encoding/],
  ['node:http and sockets', /node:_http|node:net|internal\/streams|stream_base|node:events|node:buffer/],
  ['HMAC', /crypto/],
  ['promises and timers', /task_queues|timers|async_hooks/],
  ['@rumba/core', /packages\/core/],
  ['@rumba/proxy', /packages\/proxy/],
]

const session = new Session()
const nameOf = node => {
  if (node.callFrame.functionName === '(garbage collector)') return 'collecting garbage'
  for (let current = node; current; current = current.parent) {
    const { url } = current.callFrame
    if (url) return PARTS.find(([, pattern]) => pattern.test(url))?.[0] ?? 'anything else'
  }
  return 'anything else'
}

export const profile = {
  async start() {
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: 250 })
    await session.post('Profiler.start')
  },
  /** @returns the share of each part in the time that was not idle */
  async stop() {
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    const nodes = new Map(profile.nodes.map(node => [node.id, node]))
    for (const node of profile.nodes) for (const id of node.children ?? []) nodes.get(id).parent = node
    const spent = new Map()
    let total = 0
    for (const [index, id] of profile.samples.entries()) {
      const node = nodes.get(id)
      const { functionName, url } = node.callFrame
      // Starting to look takes as long as hundreds of calls.
      if (functionName === '(idle)' || url === 'node:inspector') continue
      const name = nameOf(node)
      spent.set(name, (spent.get(name) ?? 0) + profile.timeDeltas[index])
      total += profile.timeDeltas[index]
    }
    return Object.fromEntries([...spent].map(([name, time]) => [name, time / total]))
  },
}
