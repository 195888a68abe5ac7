// One command on a machine that has only Node and npm: the pinned pnpm, a pinned Node when the installed one is
// too old, a frozen install, then the task. No dependency; runs on any Node from 18 on.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { packageManager, config } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
const [task, ...args] = process.argv.slice(2)

const tools = ['-p', packageManager]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  if (process.platform !== 'linux') {
    console.error(
      `Node ${process.versions.node} is too old for the tools. Install Node 22.18 or newer, then run this again.`,
    )
    process.exit(1)
  }
  tools.push('-p', `node-linux-${process.arch}@${config.fallbackNode}`)
}

const env = {
  ...process.env,
  DO_NOT_TRACK: '1',
  STORYBOOK_DISABLE_TELEMETRY: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  // npm 11 hands its own settings down as variables; pnpm and the npx below warn about each one they do not know.
  npm_config_loglevel: 'error',
}

let child
let stopping = false
/** The child leads a process group, so that a signal ends everything it started, whatever sits in between. */
const run = (...command) =>
  new Promise(resolve => {
    child = spawn('npx', ['--yes', ...tools, '--', ...command], {
      cwd: root,
      env,
      stdio: 'inherit',
      detached: true,
    })
    child.on('error', error => {
      console.error(`npx cannot be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
const stop = signal => {
  stopping = true
  try {
    process.kill(-child.pid, signal)
  } catch {
    process.exit(0)
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
// npm dies of a SIGTERM without a word to what it started; being left by it is the only sign.
const parent = process.ppid
setInterval(() => process.ppid !== parent && stop('SIGTERM'), 300).unref()

const alive = setInterval(() => console.log('… still installing'), 20_000)
if (!existsSync(`${root}/node_modules`))
  console.log('installing the workspace (about a minute the first time)')
const installed = await run(
  'pnpm',
  'install',
  '--frozen-lockfile',
  '--reporter=append-only',
  '--loglevel=warn',
)
clearInterval(alive)
if (installed !== 0 || stopping || task === 'install') process.exit(installed)
process.exit(await run('pnpm', '--silent', 'run', `x:${task}`, ...args))
