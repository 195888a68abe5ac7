import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { SandboxOptionError } from '../errors.ts'
import type { Credentials } from '../gateway/signature.ts'
import { DEMO_CREDENTIALS } from '../options.ts'
import type { Shell } from './shell.ts'

export const CREDENTIAL_OPTIONS = {
  login: { type: 'string' },
  key: { type: 'string' },
  password: { type: 'string' },
} as const

export const CREDENTIAL_HELP = `Credentials: all three or none; without any, the published demo pair.
  --login <text>     merchant login, or RUMBA_LOGIN
  --key <text>       key of the access-token, or RUMBA_KEY
  --password <text>  password of the signature, or RUMBA_PASSWORD

What stands on a command line stays in the shell's history, and others on the machine can read it. So put secrets into the
environment, or write - in their place and give them by standard input, a line each, the key first.`

const NAMES = ['login', 'key', 'password'] as const

/**
 * The merchant's own credentials by option, then by environment; nothing where none are given.
 *
 * @throws {SandboxOptionError} only some are given, or one is empty
 */
export async function readCredentials(
  given: Partial<Credentials>,
  { env, input }: Shell,
): Promise<Credentials | undefined> {
  const { RUMBA_LOGIN, RUMBA_KEY, RUMBA_PASSWORD } = env
  const login = given.login ?? RUMBA_LOGIN
  const key = given.key ?? RUMBA_KEY
  const password = given.password ?? RUMBA_PASSWORD
  if (login === undefined && key === undefined && password === undefined) return undefined
  if (login === undefined || key === undefined || password === undefined) {
    throw new SandboxOptionError(
      '--login, --key, --password',
      'only some of the three are given, counting RUMBA_LOGIN, RUMBA_KEY and RUMBA_PASSWORD',
    )
  }
  const credentials = { login, key, password }
  const asked = NAMES.filter(name => credentials[name] === '-')
  const lines = asked.length > 0 ? await readLines(input, asked.length) : []
  for (const [index, name] of asked.entries()) credentials[name] = lines[index] ?? ''
  for (const name of NAMES) {
    if (credentials[name] === '') throw new SandboxOptionError(`--${name}`, 'it is empty')
  }
  return credentials
}

/** For a command that needs some: the merchant's, or the published pair, which is said. */
export async function needCredentials(given: Partial<Credentials>, shell: Shell): Promise<Credentials> {
  const own = await readCredentials(given, shell)
  if (!own) shell.warn('No credentials are given; these are the published demo ones of every sandbox.')
  return own ?? DEMO_CREDENTIALS
}

async function readLines(input: Readable, count: number): Promise<string[]> {
  const lines: string[] = []
  for await (const line of createInterface({ input })) {
    if (lines.push(line) === count) break
  }
  // Open, it would keep the process alive.
  input.destroy()
  return lines
}
