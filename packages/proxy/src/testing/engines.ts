import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { type AddressInfo, createServer, connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A server of this test's own, on a socket in a folder of its own. */
export interface Engine {
  /** Folder of the socket (Postgres) or the socket (Redis). */
  readonly socket: string
  stop(): Promise<void>
}

const missing = (name: string): Error =>
  new Error(
    `${name} is missing. As root, run: apt-get update && apt-get install -y --no-install-recommends postgresql redis-server`,
  )

/** Postgres refuses to run as root; the account that its package makes is there for that. */
const account = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** Debian keeps these programs out of the way, one folder per version. */
const findPostgres = (): string => {
  const debian = '/usr/lib/postgresql'
  const folders = existsSync(debian) ? readdirSync(debian).map(version => join(debian, version, 'bin')) : []
  const folder = folders.findLast(entry => existsSync(join(entry, 'initdb')))
  if (folder) return `${folder}/`
  if (spawnSync('initdb', ['--version']).status === 0) return ''
  throw missing('PostgreSQL')
}

/** @param durable whether what was committed outlives a power cut, which takes longer; so for Redis */
export async function startPostgres({ durable = false }: { durable?: boolean } = {}): Promise<Engine> {
  const programs = findPostgres()
  const user = account()
  const folder = mkdtempSync(join(tmpdir(), 'rumba-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  execFileSync(
    `${programs}initdb`,
    ['-D', join(folder, 'data'), '-U', 'rumba', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...user, stdio: 'ignore', cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  )
  const settings = [
    `fsync=${durable ? 'on' : 'off'}`,
    'max_connections=200',
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
  ]
  return startServer(
    'PostgreSQL',
    folder,
    () => answers(folder),
    folder,
    `${programs}postgres`,
    ['-D', join(folder, 'data'), ...settings.flatMap(setting => ['-c', setting])],
    user,
  )
}

/** One node of a cluster that holds every slot: commands whose keys do not belong together are refused. */
export async function startRedis({
  durable = false,
}: {
  durable?: boolean
} = {}): Promise<Engine & { readonly port: number }> {
  if (spawnSync('redis-server', ['--version']).status !== 0) throw missing('Redis')
  const folder = mkdtempSync(join(tmpdir(), 'rumba-redis-'))
  const socket = join(folder, 'redis.sock')
  const port = await freePort()
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--unixsocket', socket, '--save', '']
  if (durable) settings.push('--appendonly', 'yes', '--appendfsync', 'always')
  const cluster = ['--dir', folder, '--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1']
  const ready = () => accepts(socket)
  const engine = await startServer('Redis', folder, ready, socket, 'redis-server', [...settings, ...cluster])
  execFileSync('redis-cli', ['-s', socket, 'cluster', 'addslotsrange', '0', '16383'])
  const joined = (): boolean =>
    execFileSync('redis-cli', ['-s', socket, 'cluster', 'info'], { encoding: 'utf8' }).includes('state:ok')
  while (!joined()) await pause(50)
  return { ...engine, port }
}

/** Nodes of a cluster talk on the port that is 10,000 higher, so that one has to exist as well. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise(resolve => server.close(resolve))
    if (port < 55_000) return port
  }
}

async function startServer(
  name: string,
  folder: string,
  ready: () => Promise<boolean>,
  socket: string,
  program: string,
  settings: readonly string[],
  user?: { uid: number; gid: number },
): Promise<Engine> {
  // The shell waits at the other end of a pipe, so that no server and no folder outlives a test run that was killed.
  const script =
    '"$@" >log 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server; cd / && rm -rf "$0"'
  const shell = spawn('sh', ['-c', script, folder, program, ...settings], {
    ...user,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>(resolve => shell.on('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    shell.stdin?.end()
    await ended
  }
  for (const end = Date.now() + 20_000; !(await ready()); await pause(50)) {
    if (Date.now() < end) continue
    await stop()
    throw new Error(`${name} did not start within 20 seconds`)
  }
  chmodSync(folder, 0o755)
  return { socket, stop }
}

const accepts = (path: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = dial(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })

/** Postgres takes connections while it still starts, and refuses what they ask. */
const answers = async (host: string): Promise<boolean> => {
  const client = new pg.Client({ host, user: 'rumba', database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Resolves once it is so; looks at every turn of the event loop. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setImmediate(resolve))
}
