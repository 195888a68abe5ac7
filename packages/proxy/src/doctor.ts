import { GatewayRejectedError } from '@rumba/core'
import { readBytes } from './body.ts'
import { GatewayUnavailableError, GatewayUntrustedError } from './errors.ts'
import { createGateway } from './gateway.ts'
import { toBytes } from './hmac.ts'
import { HEADERS } from './respond.ts'
import { basePath, callbackUrl } from './routes.ts'
import { type Credentials, createSigner } from './signature.ts'
import { createTokens } from './tokens.ts'

/** What one check found. */
export interface Diagnosis {
  readonly check:
    | 'reachable'
    | 'https'
    | 'headers'
    | 'clock'
    | 'public-url'
    | 'callback'
    | 'raw-bytes'
    | 'gateway'
  /** `skipped`: it could not be tried. */
  readonly result: 'ok' | 'failed' | 'skipped'
  /** What was seen, and what to do about it. Holds no secret. */
  readonly words: string
}

export interface DoctorOptions {
  /** Those of the proxy. Without them bytes and gateway cannot be tried. */
  readonly credentials?: Credentials
  /** Base of the gateway's API. Default: the real one. */
  readonly gatewayUrl?: string
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly now?: () => number
}

/** Tokens expire by the proxy's clock, countdowns run by it. */
const MAX_SKEW_MS = 30_000
const DEADLINE_MS = 10_000
const MAX_ANSWER_BYTES = 65_536
/**
 * Odd blanks, a letter of two bytes and zeros that a parser drops: whoever reads and writes this again changes it. It is no
 * callback, which the proxy says only of bytes whose signature is right.
 */
const ODD_BODY = '{ "reference":"doctor-1",\n\t"amount":1.0000,"description":"Jo\\u00e3o é"}'

interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Code of the problem; absent when it was not the proxy that answered. */
  readonly problem?: string
  readonly detail?: string
}

/**
 * Checks a mounted proxy from outside, as the gateway and a buyer's page would meet it, and says in words what to fix. Changes
 * nothing: the callback it sends is none that a payment could be moved by.
 *
 * @param publicUrl where the proxy is mounted, as the gateway reaches it
 */
export async function examineProxy(publicUrl: string, options: DoctorOptions = {}): Promise<Diagnosis[]> {
  const { credentials, gatewayUrl, fetch: send = fetch, now = Date.now } = options
  const { origin, protocol, hostname } = new URL(publicUrl)
  const base = origin + basePath(publicUrl)
  const found: Diagnosis[] = []
  const say = (check: Diagnosis['check'], result: Diagnosis['result'], words: string): void => {
    found.push({ check, result, words })
  }
  const ask = async (url: string, init: RequestInit = {}): Promise<Answer | string> => {
    try {
      const response = await send(url, {
        redirect: 'manual',
        signal: AbortSignal.timeout(DEADLINE_MS),
        ...init,
      })
      return await readAnswer(response)
    } catch (error) {
      return failureName(error)
    }
  }

  const first = await ask(`${base}/payments/me`)
  if (typeof first === 'string') {
    say(
      'reachable',
      'failed',
      `No answer from ${origin} (${first}). Is the server up, and does its name resolve from here?`,
    )
    return found
  }
  if (first.problem === 'NOT_FOUND') {
    say(
      'reachable',
      'failed',
      `The proxy is there, but ${base} is no address of its own. Is this the path of publicUrl, and does nothing in front cut it?`,
    )
    return found
  }
  if (first.problem !== 'TOKEN_REFUSED') {
    say(
      'reachable',
      'failed',
      `${describe(first)} at ${base}/payments/me, and it was not the proxy. Is it mounted at the path of publicUrl, above whatever asks for a login?`,
    )
    return found
  }
  say('reachable', 'ok', `The proxy answers at ${base}.`)

  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  if (protocol === 'https:') say('https', 'ok', 'Calls are encrypted.')
  else if (isLoopback) say('https', 'skipped', 'Plain http on this machine. The gateway needs https.')
  else say('https', 'failed', 'Plain http: tokens can be read on the way. Give the gateway an https address.')

  const lost = Object.entries(HEADERS).filter(([name, value]) => first.headers.get(name) !== value)
  const opened = first.headers.get('access-control-allow-origin') === '*'
  if (lost.length > 0)
    say(
      'headers',
      'failed',
      `Something in front changes ${lost.map(([name]) => name).join(', ')}. Payment data could be kept by a cache; let these headers through.`,
    )
  else if (opened)
    say(
      'headers',
      'failed',
      'Something in front lets every site read the answers (access-control-allow-origin: *). Take it out for this path.',
    )
  else say('headers', 'ok', 'Nothing in front changes the headers.')

  const date = Date.parse(first.headers.get('date') ?? '')
  const skew = Math.abs(date - now())
  if (Number.isNaN(date)) say('clock', 'skipped', 'The server sends no date.')
  else if (skew > MAX_SKEW_MS)
    say(
      'clock',
      'failed',
      `The server's clock and this one differ by ${Math.round(skew / 1000)} s. Let both follow a time server.`,
    )
  else say('clock', 'ok', 'The clocks agree.')

  const json = { 'content-type': 'application/json' }
  // Refused for lack of a key, and before that if these pages are strangers to the proxy.
  const page = await ask(`${base}/payments`, { method: 'POST', headers: { ...json, origin }, body: '{}' })
  const problem = typeof page === 'string' ? page : page.problem
  if (problem === 'BAD_REQUEST')
    say('public-url', 'ok', `Pages of ${origin} may call: publicUrl names it, or trustedOrigins does.`)
  else if (problem === 'ORIGIN_REFUSED')
    say(
      'public-url',
      isLoopback ? 'skipped' : 'failed',
      `Pages of ${origin} may not call: publicUrl names another origin, and the gateway calls back there.`,
    )
  else
    say(
      'public-url',
      'skipped',
      `A call of a page was not answered by the proxy (${problem ?? 'another server'}).`,
    )

  const stranger = await ask(`${base}/callback/doctor`, { method: 'POST', headers: json, body: '{}' })
  if (typeof stranger === 'string')
    say(
      'callback',
      'failed',
      `A POST to the callback address got no answer (${stranger}). Does a firewall close it?`,
    )
  else if (stranger.problem !== 'NOT_FOUND')
    say(
      'callback',
      'failed',
      `${describe(stranger)} at ${base}/callback/…, and it was not the proxy. The gateway sends no cookie and no CSRF token: take this path out of whatever asks for one.`,
    )
  else say('callback', 'ok', 'The callback address is open to the gateway.')

  if (!credentials) {
    say('raw-bytes', 'skipped', 'Give RUMBA_LOGIN, RUMBA_KEY and RUMBA_PASSWORD to try a signed callback.')
    say('gateway', 'skipped', 'Give RUMBA_LOGIN, RUMBA_KEY and RUMBA_PASSWORD to try the gateway.')
    return found
  }

  const [password] = typeof credentials.password === 'string' ? [credentials.password] : credentials.password
  const token = await createTokens([password]).sign(
    'callback',
    ['doctor-1', { minor: 100n, currency: 'BRL' }],
    now() + 60_000,
  )
  const body = toBytes(ODD_BODY)
  const signature = await createSigner(credentials).sign(body)
  const signed = await ask(callbackUrl(publicUrl, token), {
    method: 'POST',
    headers: { ...json, signature },
    body,
  })
  if (typeof signed === 'string') say('raw-bytes', 'failed', `A signed callback got no answer (${signed}).`)
  else
    say(
      'raw-bytes',
      signed.problem === 'BAD_REQUEST' ? 'ok' : 'failed',
      WORDS[signed.problem ?? ''] ??
        (signed.problem === 'BAD_REQUEST'
          ? 'Signed bytes arrive as they were sent.'
          : `${describe(signed)} to a signed callback. ${signed.detail ?? ''}`.trim()),
    )

  say('gateway', ...(await examineGateway(credentials, gatewayUrl, send)))
  return found
}

/** What the proxy's own refusals of a signed callback mean. */
const WORDS: Readonly<Record<string, string>> = {
  NOT_FOUND: 'The callback token was refused: the proxy runs with another password than the one given here.',
  SIGNATURE_REFUSED:
    'The bytes were changed on the way. Does a firewall, a proxy or a body parser rewrite JSON?',
}

async function examineGateway(
  credentials: Credentials,
  gatewayUrl: string | undefined,
  send: typeof fetch,
): Promise<[Diagnosis['result'], string]> {
  try {
    const gateway = createGateway({
      credentials,
      fetch: send,
      ...(gatewayUrl === undefined ? {} : { gatewayUrl }),
    })
    await gateway.getTransaction(crypto.randomUUID())
    return [
      'failed',
      'The gateway knows a transaction that was made up here. Is this address really the gateway?',
    ]
  } catch (error) {
    if (error instanceof GatewayRejectedError)
      return ['ok', 'The gateway accepts the signature, and its own is right.']
    if (error instanceof GatewayUntrustedError)
      return [
        'failed',
        'What answers does not sign with this password. Is the address that of the API, /v1/ included, and the password that of this login?',
      ]
    if (error instanceof GatewayUnavailableError && (error.status === 401 || error.status === 403))
      return [
        'failed',
        `The gateway refuses these credentials (${error.status}). Are login, key and password of one merchant?`,
      ]
    return ['failed', error instanceof Error ? error.message : 'The gateway cannot be asked.']
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const { status, headers } = response
  const bytes = await readBytes(response.body?.getReader(), MAX_ANSWER_BYTES)
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return { status, headers }
  try {
    const { code, detail } = JSON.parse(new TextDecoder().decode(bytes)) as {
      code?: unknown
      detail?: unknown
    }
    return {
      status,
      headers,
      ...(typeof code === 'string' && { problem: code }),
      ...(typeof detail === 'string' && { detail }),
    }
  } catch {
    return { status, headers }
  }
}

const describe = ({ status, headers, problem }: Answer): string => {
  const place = headers.get('location')
  return `${status}${problem ? ` ${problem}` : ''}${place ? ` (a redirect to ${new URL(place, 'https://x').pathname}, which loses the signed bytes)` : ''}`
}

function failureName(error: unknown): string {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return error instanceof Error ? error.name : 'failure'
}
