#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { SandboxOptionError } from './errors.ts'
import { serveSandbox } from './node.ts'
import { DEMO_CREDENTIALS, DEMO_PAYEE, type SandboxOptions } from './options.ts'

const HELP = `Rumba Pay sandbox: the gateway in a box, offline, stateful, signed.

Usage: rumba-sandbox [options]

  --port <n>         where to listen on 127.0.0.1 (default 4010; 0 takes any free port)
  --login <text>     merchant login (default ${DEMO_CREDENTIALS.login})
  --key <text>       key of the access-token
  --password <text>  password of the signature
  --payee <name>     who is paid, up to 25 characters (default "${DEMO_PAYEE.merchantName}")
  --help             show this

--login, --key and --password are given together or not at all.`

/** What the command line asks for. `parseArgs` throws a TypeError for an option it does not know. */
function readCommandLine(): { help: boolean; port: number; options: SandboxOptions } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      login: { type: 'string' },
      key: { type: 'string' },
      password: { type: 'string' },
      payee: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const { login, key, password, payee } = values
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN
  if (!(port <= 65535))
    throw new SandboxOptionError('--port', `"${values.port}" is not a number from 0 to 65535`)

  const merchantName = payee === undefined ? {} : { payee: { merchantName: payee } }
  if (login === undefined && key === undefined && password === undefined) {
    return { help: values.help, port, options: merchantName }
  }
  if (login === undefined || key === undefined || password === undefined) {
    throw new SandboxOptionError('--login, --key, --password', 'only some of the three are given')
  }
  return { help: values.help, port, options: { login, key, password, ...merchantName } }
}

function fail(error: unknown): never {
  const isUsage = error instanceof SandboxOptionError || error instanceof TypeError
  console.error(error instanceof Error ? error.message : error)
  if (isUsage) console.error('Try rumba-sandbox --help.')
  process.exit(isUsage ? 2 : 1)
}

async function main(): Promise<void> {
  const { help, port, options } = readCommandLine()
  if (help) return console.log(HELP)

  const served = await serveSandbox({ port, ...options })
  console.log(`Rumba Pay sandbox
  panel     ${served.url}/
  API       ${served.url}/v1/`)
  // Only the published pair is printed; a merchant's own stays out of terminals and logs.
  if (options.login === undefined) {
    console.log(`  login     ${DEMO_CREDENTIALS.login}
  key       ${DEMO_CREDENTIALS.key}
  password  ${DEMO_CREDENTIALS.password}`)
  }
  console.log(`ready ${served.url}`)

  const stop = (): void => {
    void served.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

await main().catch(fail)
