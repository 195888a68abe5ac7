import { readFile } from 'node:fs/promises'
import { didYouMean } from '../didYouMean.ts'
import { SandboxOptionError } from '../errors.ts'
import { type ServedSandbox, type ServeOptions, serveSandbox } from '../node.ts'
import { DEMO_CREDENTIALS, DEMO_PAYEE, type SandboxOptions } from '../options.ts'
import { readCommandLine } from './commandLine.ts'
import { CREDENTIAL_HELP, CREDENTIAL_OPTIONS, readCredentials } from './credentials.ts'
import { openBrowser } from './openBrowser.ts'
import type { Shell } from './shell.ts'

const HELP = `Rumba Pay sandbox: the gateway in a box, offline, stateful, signed.

Usage: rumba-sandbox [options]            runs a sandbox until Ctrl-C
       rumba-sandbox sign [file]          prints both headers of a call
       rumba-sandbox verify [file]        says whether a signature fits
       rumba-sandbox inspect <code|link>  reads a Pix code, a UPI link or a redirect

  --port <n>             where to listen (default 4010; 0 takes any free port)
  --host <address>       default 127.0.0.1, which only this machine reaches
  --public-url <url>     where a browser reaches it, when that is elsewhere; hosted pages live below
  --payee <name>         who is paid, up to 25 characters (default "${DEMO_PAYEE.merchantName}")
  --scenario <name>      what payments play, such as declined or paid-after:30 (default by-amount)
  --seed <text>          the same seed and references give the same ids and codes
  --profile <name>       documented, as the samples are, or clean (default documented)
  --corner <name=value>  what the documents leave open, such as notFoundStatus=400; may come again
  --history <n>          how many transactions are kept (default 10000)
  --data <file>          keep everything in this file across restarts
  --open                 show the control panel in a browser
  --json                 say where it is in one line of JSON
  --version              print the version
  --help                 show this; behind a command, its own help

${CREDENTIAL_HELP}

Exit code: 0 ended by a signal, 1 it cannot run here, 2 wrong usage.`

/** Runs a sandbox until a signal comes. */
export async function serve(args: string[], shell: Shell): Promise<number> {
  const { values, positionals } = readCommandLine(args, {
    ...CREDENTIAL_OPTIONS,
    port: { type: 'string', default: '4010' },
    host: { type: 'string' },
    'public-url': { type: 'string' },
    payee: { type: 'string' },
    scenario: { type: 'string' },
    seed: { type: 'string' },
    profile: { type: 'string' },
    corner: { type: 'string', multiple: true },
    history: { type: 'string' },
    data: { type: 'string' },
    open: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    version: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  })
  if (values.help) {
    shell.print(HELP)
    return 0
  }
  if (values.version) {
    // Two folders up in the source as in what is published.
    const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
    shell.print(JSON.parse(manifest).version)
    return 0
  }
  const [stray] = positionals
  if (stray !== undefined) {
    const near = didYouMean(stray, ['sign', 'verify', 'inspect'])
    throw new SandboxOptionError(stray, `there is no such command${near}`)
  }
  const { login, key, password } = values
  const own = await readCredentials(
    {
      ...(login !== undefined && { login }),
      ...(key !== undefined && { key }),
      ...(password !== undefined && { password }),
    },
    shell,
  )
  const { host, scenario, seed, profile, data, payee, history, corner } = values
  const served = await serveSandbox({
    port: readNumber('--port', values.port, 65_535),
    ...own,
    ...(host !== undefined && { host }),
    ...(values['public-url'] !== undefined && { publicUrl: values['public-url'] }),
    ...(payee !== undefined && { payee: { merchantName: payee } }),
    ...(scenario !== undefined && { scenario }),
    ...(seed !== undefined && { seed }),
    ...(profile !== undefined && { profile: profile as NonNullable<ServeOptions['profile']> }),
    ...(corner && { corners: readCorners(corner) }),
    ...(history !== undefined && { history: readNumber('--history', history, 1e9) }),
    ...(data !== undefined && { data }),
  })
  // Only the published pair is printed; a merchant's own stays out of terminals and logs.
  const shown = own ? {} : DEMO_CREDENTIALS
  shell.print(values.json ? toLine(served, shown, data) : toLines(served, shown, data))
  if (values.open) openBrowser(served.url, shell)
  await new Promise<unknown>(resolve => process.once('SIGINT', resolve).once('SIGTERM', resolve))
  await served.close()
  return 0
}

function readNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number <= most) return number
  throw new SandboxOptionError(option, `"${text}" is not a number from 0 to ${most}`)
}

/** `notFoundStatus=400`. Whether there is such a corner is the sandbox's to say. */
function readCorners(pairs: readonly string[]): NonNullable<SandboxOptions['corners']> {
  return Object.fromEntries(
    pairs.map(pair => {
      const [, name, value = ''] = /^(\w+)=(.+)$/.exec(pair) ?? []
      if (name === undefined) throw new SandboxOptionError('--corner', `"${pair}" is not name=value`)
      return [name, /^\d+$/.test(value) ? Number(value) : value]
    }),
  )
}

function toLine({ url, sandbox }: ServedSandbox, shown: object, data: string | undefined): string {
  const kept = data === undefined ? {} : { data, transactions: sandbox.transactions().length }
  return JSON.stringify({ ready: true, url, panel: `${url}/`, api: `${url}/v1/`, ...shown, ...kept })
}

function toLines({ url, sandbox }: ServedSandbox, shown: object, data: string | undefined): string {
  const rows = { panel: `${url}/`, API: `${url}/v1/`, ...shown }
  const kept =
    data === undefined ? {} : { data: `${data}, with ${sandbox.transactions().length} transactions` }
  return [
    'Rumba Pay sandbox',
    ...Object.entries({ ...rows, ...kept }).map(([name, value]) => `  ${name.padEnd(9)} ${value}`),
    `ready ${url}`,
  ].join('\n')
}
