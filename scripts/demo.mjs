// Starts the sandbox gateway and the demo shop, and ends both when either ends or a signal comes.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const shopPort = readPort('PORT', 4173)
const sandboxPort = readPort('SANDBOX_PORT', 4010)
/** The same for both sides. */
const credentials = {
  RUMBA_LOGIN: 'demo_merchant',
  RUMBA_KEY: 'demo-key-7d1c2f5e',
  RUMBA_PASSWORD: 'demo-password-b84a9e31',
}
const payee = 'RUMBA DEMO SHOP'

const children = new Set()
let ending = false

await requireFree('PORT', shopPort)
await requireFree('SANDBOX_PORT', sandboxPort)

console.log('building the shop')
const build = start('build', 'node_modules/.bin/vite', ['build', '--logLevel', 'warn'], {
  cwd: 'apps/demo-shop',
})
if ((await ended(build)) !== 0) process.exit(1)
const node = ['--conditions=@rumba/source']
const sandbox = start(
  'sandbox',
  process.execPath,
  [...node, 'packages/sandbox/src/cli.ts', '--port', String(sandboxPort), '--payee', payee],
  { env: credentials },
)
const shop = start('shop', process.execPath, [...node, 'apps/demo-shop/server/main.ts'], {
  env: {
    PORT: String(shopPort),
    GATEWAY_URL: `http://127.0.0.1:${sandboxPort}/v1/`,
    PAYEE: payee,
    ...credentials,
  },
})
for (const child of [sandbox, shop]) {
  void ended(child).then(code => {
    if (!ending) console.error(`the ${child.title} has ended by itself (${code}); ending the demo`)
    end(code === 0 ? 1 : code)
  })
}
await Promise.all([answers(sandboxPort), answers(shopPort)])
console.log(`sandbox gateway  http://127.0.0.1:${sandboxPort}/`)
console.log(`demo shop        http://127.0.0.1:${shopPort}/`)
console.log('ready: buy something in the shop and pay it in the sandbox. Ctrl-C ends both.')

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0))

function readPort(name, fallback) {
  const port = Number(process.env[name] || fallback)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  console.error(`${name} must be a port number, not "${process.env[name]}".`)
  process.exit(2)
}

async function requireFree(name, port) {
  const server = createServer()
  const free = await new Promise(resolve => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  if (free) return
  console.error(`Port ${port} is taken. Set ${name} to another one: ${name}=${port + 1} npm run demo`)
  process.exit(1)
}

function start(title, command, args, { cwd = '.', env = {} } = {}) {
  const folder = `${root}${cwd}`
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.setEncoding('utf8').on('data', text => {
    // The sandbox has a "ready" of its own; the demo's comes when both serve.
    for (const line of text.split('\n')) if (line.trim()) console.log(`[${title}] ${line}`)
  })
  children.add(child)
  return Object.assign(child, { title })
}

function ended(child) {
  return new Promise(resolve => {
    child.on('error', error => {
      console.error(`${child.title}: ${error.message}`)
      resolve(1)
    })
    child.on('exit', code => {
      children.delete(child)
      resolve(code ?? 1)
    })
  })
}

async function answers(port) {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (response?.ok) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

function end(code) {
  if (ending) return
  ending = true
  for (const child of children) child.kill('SIGTERM')
  const force = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL')
  }, 3_000)
  void Promise.all([...children].map(child => new Promise(resolve => child.once('exit', resolve)))).then(
    () => {
      clearTimeout(force)
      process.exit(code)
    },
  )
}
