import { execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { signAs, startFakeGateway } from '../../packages/proxy/src/testing/fakeGateway.ts'

const exec = promisify(execFile)
const PATIENCE_MS = 10_000
const ROUNDS = 7

/** Where each program lies in its package, and how it serves. */
const RUNTIMES = [
  ...['node20', 'node22', 'node24', 'node26'].map(alias => ({
    name: 'Node',
    alias,
    program: 'bin/node',
    args: url => ['node.mjs', url],
  })),
  { name: 'Bun', alias: '@oven/bun-linux-x64', program: 'bin/bun', args: url => ['bun.mjs', url] },
  {
    name: 'Deno',
    alias: '@deno/linux-x64-glibc',
    program: 'deno',
    args: url => ['run', '--no-lock', '--no-prompt', '--allow-net=127.0.0.1', '--allow-env', 'deno.mjs', url],
  },
  {
    name: 'workerd',
    alias: '@cloudflare/workerd-linux-64',
    program: 'bin/workerd',
    args: () => ['serve', 'workerd.capnp', '--control-fd=3'],
    push: false,
  },
]

/**
 * Serves the packed proxy from each runtime, pays there over HTTP, and says what importing it costs. The runtimes are pinned in
 * apps/runtimes.
 */
export async function checkRuntimes({ root, scratch }) {
  const home = `${root}apps/runtimes`
  const install = [
    'install',
    '--ignore-workspace',
    '--frozen-lockfile',
    '--ignore-scripts',
    '--reporter=silent',
  ]
  await exec('pnpm', install, { cwd: home })
  const project = join(scratch, 'runtimes')
  await unpack(root, project)
  cpSync(home, project, { recursive: true, filter: path => !path.includes('node_modules') })
  await bundleWorker(project)

  const faults = []
  for (const runtime of RUNTIMES) {
    const { name, alias } = runtime
    const pinned = `${home}/node_modules/${alias}`
    const program = `${pinned}/${runtime.program}`
    if (!existsSync(program)) {
      faults.push(`${alias} is not installed: the runtimes are pinned for Linux on x64 with glibc`)
      continue
    }
    const from = performance.now()
    const { version } = JSON.parse(readFileSync(`${pinned}/package.json`, 'utf8'))
    const found = await pay(program, runtime, version, project).catch(error => [error.message])
    faults.push(...found.map(fault => `${name} ${version}: ${fault}`))
    const result = found.length === 0 ? 'pays' : 'FAILS'
    console.log(
      `${name.padEnd(8)}${version.padEnd(15)}${result} in ${Math.round(performance.now() - from)} ms`,
    )
  }
  await printImportCost(project)
  return faults
}

/** What would be published, unpacked where an installer would put it. */
async function unpack(root, project) {
  for (const name of ['core', 'proxy']) {
    const { stdout } = await exec(
      'pnpm',
      ['--filter', `@rumba/${name}`, 'pack', '--json', '--pack-destination', project],
      { cwd: root },
    )
    const { filename } = JSON.parse(stdout)
    const folder = `${project}/node_modules/@rumba/${name}`
    mkdirSync(folder, { recursive: true })
    await exec('tar', ['-xzf', filename, '-C', folder, '--strip-components=1'])
  }
}

/** Workers are given one file. */
const bundleWorker = project =>
  build({
    entryPoints: [`${project}/worker.mjs`],
    outfile: `${project}/worker.js`,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'silent',
  })

/** Starts a server and pays there; answers what went otherwise than it should. */
async function pay(program, { args, push = true }, version, project) {
  const gateway = await startFakeGateway()
  const child = spawn(program, args(gateway.url), {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, GATEWAY_URL: gateway.url, DENO_DIR: `${project}/deno`, DENO_NO_UPDATE_CHECK: '1' },
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  const said = []
  const words = createInterface({ input: child.stdout })
  words.on('line', line => said.push(line))
  let complaint = ''
  child.stderr.on('data', text => {
    complaint += text
  })
  try {
    const ready = new Promise((resolve, reject) => {
      words.on('line', line => /^ready (\S+) (\S+)$/.test(line) && resolve(line.split(' ').slice(1)))
      createInterface({ input: child.stdio[3] }).on('line', line =>
        resolve([`http://127.0.0.1:${JSON.parse(line).port}`, version]),
      )
      void ended.then(code => reject(new Error(`it ended with ${code}: ${complaint}`)))
    })
    const [origin, runs] = await inTime(ready, 'it does not start')
    const faults = runs === version ? [] : [`it is ${runs}`]
    const check = (what, is, wanted) => {
      if (is !== wanted) faults.push(`${what}: ${is} and not ${wanted}`)
    }
    await inTime(payAt(origin, gateway, push, said, check), 'no answer')
    return faults
  } catch (error) {
    throw new Error(`${error.message} ${complaint}`.trim())
  } finally {
    child.kill('SIGKILL')
    await ended
    await gateway.close()
  }
}

async function payAt(origin, gateway, push, said, check) {
  const base = `${origin}/api/rumba`
  const created = await fetch(`${base}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k', origin: 'https://shop.example' },
    body: JSON.stringify({
      order: 'o1',
      method: 'pix',
      payer: { firstName: 'João', lastName: 'Souza', taxId: '11144477735' },
    }),
  })
  check('create', created.status, 201)
  const { token } = await created.json()
  check('signature of the create call', gateway.requests[0]?.signatureOk, true)
  const get = (path, headers = {}) =>
    fetch(base + path, { headers: { authorization: `Bearer ${token}`, ...headers } })
  const status = async () => (await (await get('/payments/me')).json()).payment.status
  check('poll', await status(), 'created')

  const stream = await get('/payments/me/events')
  check('event stream', stream.status, push ? 200 : 404)
  const pushed = stream.text()

  const [transaction] = gateway.transactions
  transaction.status = 'success'
  const { pathname } = new URL(transaction.callback_url)
  const { body } = gateway.callback(transaction)
  const callBack = async (path, signature) => {
    const headers = { 'content-type': 'application/json', signature }
    return (await fetch(origin + path, { method: 'POST', headers, body })).status
  }
  check('callback with a wrong signature', await callBack(pathname, signAs(`${body} `)), 401)
  check('callback to an altered address', await callBack(`${pathname}x`, signAs(body)), 404)
  check('questions that these two led to', gateway.requests.length, 1)
  check('callback', await callBack(pathname, signAs(body)), 200)
  if (push) check('pushed', /"status":"success"/.test(await pushed), true)
  while ((await status()) !== 'success') await new Promise(resolve => setTimeout(resolve, 50))
  const { headers } = await get('/payments/me')
  check(
    'poll of what is known',
    (await get('/payments/me', { 'if-none-match': headers.get('etag') })).status,
    304,
  )
  const paid = () => said.filter(line => line === 'paid paid_o1-1').length
  for (let tries = 0; paid() === 0 && tries < 100; tries++)
    await new Promise(resolve => setTimeout(resolve, 20))
  check('calls of onPaid', paid(), 1)
}

async function inTime(work, fault) {
  let timer
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${fault} within ${PATIENCE_MS / 1_000} seconds`)), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Beside an empty module, in turns: what a process takes from its start to its end, and the import alone. */
async function printImportCost(project) {
  writeFileSync(`${project}/empty.mjs`, 'export {}\n')
  const modules = { '@rumba/proxy': [], './empty.mjs': [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, runs] of Object.entries(modules)) {
      const code = `gc(); const heap = process.memoryUsage().heapUsed, from = performance.now(); await import('${name}'); const ms = performance.now() - from; gc(); console.log(JSON.stringify({ ms, heap: process.memoryUsage().heapUsed - heap }))`
      const from = performance.now()
      const { stdout } = await exec(process.execPath, ['--expose-gc', '--input-type=module', '-e', code], {
        cwd: project,
      })
      runs.push({ ...JSON.parse(stdout), start: performance.now() - from })
    }
  }
  const median = (runs, key) => runs.map(run => run[key]).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]
  for (const [name, runs] of Object.entries(modules)) {
    console.log(
      `import ${name.padEnd(15)}${median(runs, 'ms').toFixed(1)} ms, ${(median(runs, 'heap') / 1_024).toFixed(0)} KiB of heap; process from start to end ${median(runs, 'start').toFixed(0)} ms`,
    )
  }
}
