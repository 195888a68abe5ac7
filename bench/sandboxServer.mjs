// One server as a process of its own: the sandbox, or what node:http costs bare for the same traffic. `sandbox.mjs` starts it and
// asks it.
import { createHmac } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import { DEMO_CREDENTIALS } from '@rumba/sandbox'
import { serveSandbox } from '@rumba/sandbox/node'

/** As long as what the sandbox sends. */
const TEXT = JSON.stringify({ text: 'x'.repeat(860) })
const { login, password } = DEMO_CREDENTIALS
const SIGNATURE = createHmac('sha256', password).update(login).update(TEXT).digest('hex')
const HEADERS = {
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(TEXT),
  signature: SIGNATURE,
}

const ROLES = {
  async sandbox() {
    const { url } = await serveSandbox({ port: 0, scenario: 'paid-at-once' })
    return Number(new URL(url).port)
  },

  /** Reads the address to call back from the body, and knows nothing else. */
  async bare() {
    const agent = new Agent({ keepAlive: true })
    const server = createServer((incoming, response) => {
      const chunks = []
      incoming.on('data', chunk => chunks.push(chunk))
      incoming.on('end', () => {
        const { callback_url: url } = JSON.parse(Buffer.concat(chunks).toString())
        response.writeHead(200, HEADERS).end(TEXT)
        request(url, { method: 'POST', agent, headers: HEADERS }, answer => answer.resume()).end(TEXT)
      })
    })
    await new Promise(resolve => server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve))
    return server.address().port
  },
}

const TASKS = {
  start: ROLES[process.argv[2]],
  memory() {
    globalThis.gc()
    return process.memoryUsage()
  },
  /** Microseconds since the process began. */
  cpu() {
    const { user, system } = process.cpuUsage()
    return user + system
  },
}
const answer = async task => process.send(await TASKS[task]())
process.on('message', task => void answer(task))
