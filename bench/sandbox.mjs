// Payments created, paid and called back by one sandbox process over real sockets, beside a bare node:http server that answers and
// calls back as often with bytes of the same size, in turns. Client and callback receiver are this process; every signature is
// checked. Then what a sandbox costs to start, beside a bare node.
//
//   pnpm --filter @rumba/bench run sandbox [payments, default 100000]
//   pnpm --filter @rumba/bench run sandbox start
import { fork, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { DEMO_CREDENTIALS } from '@rumba/sandbox'
import { judge, median, missed } from './figures.mjs'

const WIDTH = 32
const ROUND = 10_000
const BARE_ROUND = 2_000
const PER_SECOND = 500
const START_MS = 300

const { login, key, password } = DEMO_CREDENTIALS
const hmac = (secret, ...parts) =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha256', secret)).digest('hex')
const TOKEN = hmac(key, login)

if (process.argv[2] === 'start') await start()
else await load(Number(process.argv[2] ?? 100_000))
if (missed.length > 0) {
  console.error(`\nmissed: ${missed.join(', ')}`)
  process.exitCode = 1
}

async function load(total) {
  const receiver = await startReceiver()
  const sandbox = await startServer('sandbox')
  const bare = await startServer('bare')
  const agent = new Agent({ keepAlive: true, maxSockets: WIDTH })
  // Both compile first.
  await run(sandbox, agent, receiver, 'warm', 1_000)
  await run(bare, agent, receiver, 'warm', 1_000)

  const rates = { ours: [], bare: [], cpu: [], bareCpu: [] }
  const heaps = []
  for (let done = 0; done < total; done += ROUND) {
    const round = Math.min(ROUND, total - done)
    const ours = await run(sandbox, agent, receiver, done, round)
    const beside = await run(bare, agent, receiver, done, BARE_ROUND)
    rates.ours.push(ours.perSecond)
    rates.bare.push(beside.perSecond)
    rates.cpu.push(ours.cpu)
    rates.bareCpu.push(beside.cpu)
    const { heapUsed, rss } = await sandbox.ask('memory')
    heaps.push(heapUsed / 1e6)
    console.log(
      `${String(done + round).padStart(7)} payments  ${ours.perSecond.toFixed(0)}/s, ${ours.cpu.toFixed(0)} µs CPU each · bare ${beside.perSecond.toFixed(0)}/s, ${beside.cpu.toFixed(0)} µs · heap ${(heapUsed / 1e6).toFixed(1)} MB, RSS ${(rss / 1e6).toFixed(0)} MB`,
    )
  }
  sandbox.stop()
  bare.stop()
  agent.destroy()
  receiver.close()

  const cpu = median(rates.cpu)
  console.log(
    `\n${total} payments created, and ${receiver.counted()} callbacks with a right signature received, of both servers\n` +
      `sandbox ${median(rates.ours).toFixed(0)}/s, bare ${median(rates.bare).toFixed(0)}/s: ${(median(rates.bare) / median(rates.ours)).toFixed(1)} × the time, ${(cpu / median(rates.bareCpu)).toFixed(1)} × the CPU`,
  )
  judge(`wall time of ${PER_SECOND} payments`, PER_SECOND / median(rates.ours), 1, ' s')
  judge(`CPU of ${PER_SECOND} payments in the sandbox's process`, (PER_SECOND * cpu) / 1e6, 1, ' s')
  // The history is full after the first rounds; what was called off is swept now and then.
  const half = heaps.length / 2
  if (half >= 3) {
    const most = Math.max(...heaps.slice(half))
    judge(
      'most heap of the second half beside the first',
      most / Math.max(...heaps.slice(0, half)),
      1.05,
      ' ×',
    )
  }
}

/** Creates payments, and waits for the callback about each. */
async function run(server, agent, receiver, name, count) {
  const callbackUrl = `${receiver.url}/${server.role}`
  const cpuBefore = await server.ask('cpu')
  const from = performance.now()
  const called = receiver.expect(count)
  let next = 0
  const worker = async () => {
    while (next < count) await create(server.port, agent, `${name}-${next++}`, callbackUrl)
  }
  await Promise.all(Array.from({ length: WIDTH }, worker))
  await called
  const perSecond = count / ((performance.now() - from) / 1_000)
  return { perSecond, cpu: ((await server.ask('cpu')) - cpuBefore) / count }
}

async function create(port, agent, reference, callbackUrl) {
  const body = JSON.stringify({
    method: 'pix',
    reference,
    currency: 'BRL',
    amount: 25.01,
    callback_url: callbackUrl,
    customer: { identifier: 'c', first_name: 'Ana', last_name: 'Souza', itn: '11144477735' },
  })
  const headers = {
    'access-token': TOKEN,
    signature: hmac(password, login, body),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  }
  const call = request({ port, host: '127.0.0.1', path: '/v1/payment', method: 'POST', agent, headers })
  call.end(body)
  const [reply] = await once(call, 'response')
  const answer = await text(reply)
  if (reply.statusCode !== 200 || reply.headers.signature !== hmac(password, login, answer)) {
    throw new Error(`create answered ${reply.statusCode}: ${answer.slice(0, 200)}`)
  }
}

/** The merchant's server. */
async function startReceiver() {
  let counted = 0
  let wanted = 0
  let reached = () => {}
  const server = createServer((incoming, response) => {
    const chunks = []
    incoming.on('data', chunk => chunks.push(chunk))
    incoming.on('end', () => {
      const isRight = hmac(password, login, ...chunks) === incoming.headers.signature
      response.writeHead(isRight ? 200 : 400).end()
      if (isRight) counted += 1
      if (counted === wanted) reached()
    })
  })
  await new Promise(resolve => server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    counted: () => counted,
    expect(more) {
      wanted = counted + more
      return new Promise(resolve => {
        reached = resolve
      })
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** `sandboxServer.mjs` in one of its roles. */
async function startServer(role) {
  const child = fork(fileURLToPath(new URL('sandboxServer.mjs', import.meta.url)), [role], {
    execArgv: ['--conditions=@rumba/source', '--expose-gc', '--no-warnings'],
  })
  const ask = async task => {
    child.send(task)
    const [answer] = await once(child, 'message')
    return answer
  }
  return { role, port: await ask('start'), ask, stop: () => child.kill('SIGKILL') }
}

/** From nothing to the first answer, of what `npm run build` has made. */
async function start() {
  const dist = fileURLToPath(new URL('../packages/sandbox/dist/', import.meta.url))
  if (!existsSync(`${dist}cli.js`)) throw new Error('packages/sandbox/dist is not there; run npm run build')
  const paid = `
    import { createSandbox } from '${dist}index.js'
    const sandbox = createSandbox()
    const { status } = await sandbox.fetch(new Request('http://sandbox/healthz'))
    process.exit(status === 200 ? 0 : 1)`
  const kinds = {
    bare: ['-e', '0'],
    'in-process': ['--input-type=module', '-e', paid],
    port: [`${dist}cli.js`, '--port', '0'],
  }
  const times = { bare: [], 'in-process': [], port: [] }
  for (let round = 0; round < 21; round += 1) {
    for (const [kind, args] of Object.entries(kinds)) {
      const from = performance.now()
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      if (kind === 'port') await once(child.stdout, 'data')
      else await once(child, 'exit')
      times[kind].push(performance.now() - from)
      child.kill('SIGKILL')
    }
  }
  // The fastest is what it takes when nothing else is in the way.
  const fastest = kind => Math.min(...times[kind])
  for (const kind of Object.keys(kinds)) {
    console.log(
      `${kind.padEnd(11)} fastest ${fastest(kind).toFixed(0)} ms, median ${median(times[kind]).toFixed(0)} ms, ${(median(times[kind]) / median(times.bare)).toFixed(1)} × bare`,
    )
  }
  judge('start, in-process', fastest('in-process'), START_MS, ' ms')
  judge('start, behind a port', fastest('port'), START_MS, ' ms')
}
