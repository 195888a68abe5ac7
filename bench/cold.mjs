// What the proxy adds to the start of a process, beside a bare server of node:http: the import, and the time from the start of
// the process to its first answer. Each is a process of its own, in turns, over the packages' dist. Medians; no goals, since
// the milliseconds are the machine's: on a busy one, look at CPU.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from './figures.mjs'

const exec = promisify(execFile)
const ROUNDS = 9

const ANSWER = `
const [{ createServer, get }, { handle }] = await Promise.all([import('node:http'), load()])
const importedMs = performance.now() - from
const server = createServer(handle()).listen(0, '127.0.0.1', () => {
  get({ port: server.address().port, path: '/health', headers: { host: 'localhost' } }, response => {
    response.resume().on('end', () => {
      const { user, system } = process.cpuUsage()
      const coldMs = performance.now()
      gc()
      const heap = process.memoryUsage().heapUsed
      console.log(JSON.stringify({ status: response.statusCode, importedMs, coldMs, cpu: user + system, heap }))
      process.exit()
    })
  })
})`
const LOADS = {
  'bare node:http': `async () => ({ handle: () => (_request, response) => response.end('{"status":"ok"}') })`,
  '@rumba/proxy': `async () => {
    const [{ createProxy, createMemoryStore }, { toNode }] = await Promise.all([import('@rumba/proxy'), import('@rumba/proxy/node')])
    const options = { credentials: { login: 'a', key: 'b', password: 'c' }, publicUrl: 'http://localhost/' }
    return { handle: () => toNode(createProxy({ ...options, store: createMemoryStore() })) }
  }`,
}

const runs = new Map(Object.keys(LOADS).map(name => [name, []]))
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, load] of Object.entries(LOADS)) {
    const run = await start(`const from = performance.now(); const load = ${load}; ${ANSWER}`)
    if (run.status !== 200) throw new Error(`${name} answered ${run.status}`)
    // The first reads the files from the disk.
    if (round > 0) runs.get(name).push(run)
  }
}
const [bare, proxy] = [...runs.values()]
print('import', 'importedMs', 1, 'ms')
print('process start to the first answer', 'coldMs', 1, 'ms')
print('CPU until then', 'cpu', 1_000, 'ms')
print('heap after it', 'heap', 1_048_576, 'MiB')

/** Runs a program in a process of its own; what it printed. */
async function start(code) {
  const { stdout } = await exec(process.execPath, ['--expose-gc', '--input-type=module', '-e', code], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  })
  return JSON.parse(stdout)
}

function print(what, key, unit, name) {
  const [theirs, ours] = [bare, proxy].map(list => median(list.map(run => run[key])) / unit)
  console.log(
    `${what.padEnd(34)} bare node:http ${theirs.toFixed(1).padStart(6)} ${name}   @rumba/proxy ${ours.toFixed(1).padStart(6)} ${name}   ${(ours / theirs).toFixed(2)} ×`,
  )
}
