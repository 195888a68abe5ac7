import type { Payee } from './br-code.ts'
import { SandboxOptionError } from './errors.ts'
import type { Credentials } from './signature.ts'

export interface SandboxOptions extends Partial<Credentials> {
  /** Where the sandbox is reached from a browser; its hosted pages live below. Default: `http://127.0.0.1:4010`. */
  readonly publicUrl?: string
  /** Sends callbacks. Default: the global `fetch`. */
  readonly deliver?: typeof fetch
  /** Who is paid, as codes and pages say it. */
  readonly payee?: Partial<Payee>
  /** How long a Pix payment can be paid, in milliseconds. Default: 15 minutes. */
  readonly pixLifetimeMs?: number
  /** Makes ids repeatable: the same seed gives the same ids and codes in the same order. Default: random ids. */
  readonly seed?: string
}

/** The published pair every sandbox starts with. It opens nothing but a sandbox. */
export const DEMO_CREDENTIALS: Credentials = {
  login: 'demo_merchant',
  key: 'demo-key-7d1c2f5e',
  password: 'demo-password-b84a9e31',
}

export const DEMO_PAYEE: Payee = { merchantName: 'Rumba Demo Shop', merchantCity: 'Sao Paulo' }

/** The options with every gap filled. */
export interface Settings {
  readonly credentials: Credentials
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly deliver: typeof fetch
  readonly payee: Payee
  readonly pixLifetimeMs: number
  readonly seed: string | undefined
}

/** @throws {SandboxOptionError} an option cannot work */
export function readOptions(options: SandboxOptions): Settings {
  const { publicUrl = 'http://127.0.0.1:4010', deliver, pixLifetimeMs = 15 * 60 * 1000, seed } = options
  const {
    login = DEMO_CREDENTIALS.login,
    key = DEMO_CREDENTIALS.key,
    password = DEMO_CREDENTIALS.password,
  } = options
  const payee = { ...DEMO_PAYEE, ...options.payee }

  for (const [name, value] of Object.entries({ login, key, password })) {
    if (value === '') throw new SandboxOptionError(name, 'it is empty')
  }
  if (!/^https?:$/.test(URL.canParse(publicUrl) ? new URL(publicUrl).protocol : '')) {
    throw new SandboxOptionError('publicUrl', `"${publicUrl}" is not an http or https address`)
  }
  if (!(pixLifetimeMs > 0)) throw new SandboxOptionError('pixLifetimeMs', `${pixLifetimeMs} is not positive`)
  refuseLongerThan(25, 'payee.merchantName', payee.merchantName)
  refuseLongerThan(15, 'payee.merchantCity', payee.merchantCity)

  return {
    credentials: { login, key, password },
    publicUrl: publicUrl.replace(/\/+$/, ''),
    // Looked up at each call, so that a test may still replace the global one.
    deliver: deliver ?? ((...call) => fetch(...call)),
    payee,
    pixLifetimeMs,
    seed,
  }
}

function refuseLongerThan(limit: number, option: string, text: string): void {
  const length = Array.from(text).length
  if (length === 0 || length > limit) {
    throw new SandboxOptionError(
      option,
      `"${text}" has ${length} characters and a BR Code holds 1 to ${limit}`,
    )
  }
}
