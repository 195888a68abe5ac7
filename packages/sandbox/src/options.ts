import { RETRY_DELAYS_MS } from './callbacks.ts'
import { BY_AMOUNT, checkScenario, type ScenarioChoice } from './casting.ts'
import { applyChoices } from './choices.ts'
import { CORNERS, type Corners, USUAL_CORNERS } from './corners.ts'
import { SandboxOptionError } from './errors.ts'
import type { Payee } from './gateway/brCode.ts'
import type { Profile } from './gateway/replyStyle.ts'
import type { Credentials } from './gateway/signature.ts'
import type { SavedState } from './state/savedState.ts'

export interface SandboxOptions extends Partial<Credentials> {
  /** Where the sandbox is reached from a browser; its hosted pages live below. Default: `http://127.0.0.1:4010`. */
  readonly publicUrl?: string
  /** Sends callbacks. Default: the global `fetch`. */
  readonly deliver?: typeof fetch
  /** Who is paid, as codes and pages say it. */
  readonly payee?: Partial<Payee>
  /** How long a Pix payment can be paid, in milliseconds. Default: 15 minutes. */
  readonly pixLifetimeMs?: number
  /** How long a payout takes, in milliseconds; `Infinity` leaves its end to you. Default: 2 seconds. */
  readonly payoutMs?: number
  /** Waits between the attempts of a callback, in milliseconds. Default: 1 s, 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, 6 h. */
  readonly retryDelaysMs?: readonly number[]
  /** Makes ids repeatable: the same seed and reference give the same ids and codes. Default: random ids. */
  readonly seed?: string
  /** Whether replies carry the quirks of the documents' samples. Default: `documented`. */
  readonly profile?: Profile
  /** What new transactions play. Default: `by-amount`. */
  readonly scenario?: ScenarioChoice
  /** What the documents leave open, decided otherwise. */
  readonly corners?: Partial<Corners>
  /** How many transactions are kept, and how many calls; the oldest make room. Default: 10,000. */
  readonly history?: number
  /** What `sandbox.save()` gave, to go on from. An option above that is given too wins over what was saved. */
  readonly saved?: SavedState
  /** Hears of each change of a transaction, so that it can be saved. */
  readonly onChange?: () => void
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
  readonly payoutMs: number
  readonly retryDelaysMs: readonly number[]
  readonly seed: string | undefined
  readonly profile: Profile
  readonly scenario: ScenarioChoice
  readonly corners: Readonly<Corners>
  readonly history: number
  readonly saved: SavedState | undefined
  readonly onChange: () => void
}

/** @throws {SandboxOptionError} an option cannot work */
export function readOptions(options: SandboxOptions): Settings {
  const { publicUrl = 'http://127.0.0.1:4010', deliver, seed } = options
  const { pixLifetimeMs = 15 * 60 * 1000, payoutMs = 2_000, retryDelaysMs = RETRY_DELAYS_MS } = options
  const { profile = 'documented', scenario = BY_AMOUNT, history = 10_000, saved } = options
  const corners = { ...USUAL_CORNERS }
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
  if (!(payoutMs >= 0)) throw new SandboxOptionError('payoutMs', `${payoutMs} is no time to wait`)
  const wrongDelay = retryDelaysMs.find(delay => !(delay >= 0 && Number.isFinite(delay)))
  if (wrongDelay !== undefined) {
    throw new SandboxOptionError('retryDelaysMs', `${wrongDelay} is no time to wait`)
  }
  if (profile !== 'documented' && profile !== 'clean') {
    throw new SandboxOptionError('profile', `"${String(profile)}" is neither documented nor clean`)
  }
  if (!(Number.isInteger(history) && history > 0)) {
    throw new SandboxOptionError('history', `${history} is not a number of transactions`)
  }
  const wrongCorner = applyChoices('corner', corners, CORNERS, { ...options.corners })
  if (wrongCorner) throw new SandboxOptionError('corners', wrongCorner)
  checkScenario(scenario)
  refuseLongerThan(25, 'payee.merchantName', payee.merchantName)
  refuseLongerThan(15, 'payee.merchantCity', payee.merchantCity)

  return {
    credentials: { login, key, password },
    publicUrl: publicUrl.replace(/\/+$/, ''),
    // Looked up at each call, so that a test may still replace the global one.
    deliver: deliver ?? ((...call) => fetch(...call)),
    payee,
    pixLifetimeMs,
    payoutMs,
    retryDelaysMs,
    seed,
    profile,
    scenario,
    corners,
    history,
    saved,
    onChange: options.onChange ?? (() => {}),
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
