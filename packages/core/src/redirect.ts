import { RumbaError } from './errors.ts'
import { type UpiSchemeName, upiSchemeOf } from './upi/schemes.ts'

/** The address a payment would open is not one that may be opened from a page. The address itself stays out: it may carry payee data. */
export class RedirectRefusedError extends RumbaError {
  override readonly name = 'RedirectRefusedError'
  readonly code = 'REDIRECT_REFUSED'
  declare readonly scheme: string
  declare readonly reason: 'unreadable' | 'scheme' | 'path' | 'credentials' | 'insecure' | 'host'

  constructor(scheme: string, reason: RedirectRefusedError['reason']) {
    super(
      `Address with scheme "${scheme}" refused (${reason}). Only https and allowed app schemes are opened.`,
    )
    this.scheme = scheme
    this.reason = reason
  }
}

/** An address that passed the gate. */
export interface Redirect {
  /** What to open: the serialised form for https, the received text for an app link, which a signature may cover. */
  readonly href: string
  /** `https`, `http` or an app's scheme, lower case and without the colon. */
  readonly scheme: string
  /** Host as the URL parser reads it, for showing to the buyer; for an app link whatever stands in its place. */
  readonly host: string
  /** True when another program opens it: it then needs a real tap, and nothing tells whether it opened. */
  readonly opensApp: boolean
  /** What is unusual about a web address that passed: its host is a bare `ip`, or it names a `port`. */
  readonly flags: readonly ('ip' | 'port')[]
}

export interface RedirectOptions {
  /** App schemes this market may open, of the table `UPI_SCHEMES`, without the colon. Default: `upi`. */
  readonly appSchemes?: readonly UpiSchemeName[]
  /** Hosts a web address may have; `.example.com` stands for every host below it. Default: any. */
  readonly hosts?: readonly string[]
  /** Lets `http:` through for a loopback host, for development against a sandbox. Default: false. */
  readonly allowLoopback?: boolean
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Decides whether a payment's address may be opened from a page, and in which form. Only `https:` and the listed app
 * schemes pass; the decision is made on the parsed address, so case, blanks and control characters cannot hide a scheme.
 * `intent:` never passes: its fragment hides a second address.
 *
 * @throws {RedirectRefusedError} with the `reason`: the text is no absolute address, its scheme is not allowed, it carries a user
 *   or password, its host is not one of yours, it is plain http outside loopback, or an app link that pays nobody
 * @see WHATWG URL Standard §4
 */
export function parseRedirect(text: string, options: RedirectOptions = {}): Redirect {
  const { appSchemes = ['upi'], hosts } = options
  const url = readAddress(text)
  const scheme = schemeOf(url)
  const { host, hostname } = url

  if (scheme === 'https' || scheme === 'http') {
    requirePage(url, options)
    if (hosts && !hosts.some(allowed => isWithin(hostname, allowed))) refuse('host', scheme)
    const flags = [
      ...(/^\[|^[\d.]+$/.test(hostname) ? (['ip'] as const) : []),
      ...(url.port === '' ? [] : (['port'] as const)),
    ]
    return { href: url.href, scheme, host, opensApp: false, flags }
  }

  const app = upiSchemeOf(scheme)
  if (!app || !appSchemes.includes(scheme as UpiSchemeName)) return refuse('scheme', scheme)
  const href = text.trim()
  // The parser drops these, the text that is opened would not.
  if (/\p{Cc}/u.test(href)) refuse('unreadable', scheme)
  const path = host && host + url.pathname
  if (path.toLowerCase().replace(/\/$/, '') !== app.path) refuse('path', scheme)
  return { href, scheme, host, opensApp: true, flags: [] }
}

/**
 * The same decision where nothing but a page may be opened: `https:`, and `http:` of this machine with `allowLoopback`.
 *
 * @throws {RedirectRefusedError} as `parseRedirect` does
 */
export function parsePageAddress(text: string, options: Pick<RedirectOptions, 'allowLoopback'> = {}): URL {
  return requirePage(readAddress(text), options)
}

function refuse(reason: RedirectRefusedError['reason'], scheme: string): never {
  throw new RedirectRefusedError(scheme, reason)
}

const schemeOf = (url: URL): string => url.protocol.slice(0, -1)

function readAddress(text: string): URL {
  let url: URL
  try {
    // No base: an address without a scheme is not completed with ours.
    url = new URL(text)
  } catch {
    return refuse('unreadable', '')
  }
  if (url.username !== '' || url.password !== '') refuse('credentials', schemeOf(url))
  return url
}

function requirePage(url: URL, { allowLoopback = false }: RedirectOptions): URL {
  const scheme = schemeOf(url)
  if (scheme === 'https') return url
  if (scheme !== 'http') refuse('scheme', scheme)
  if (!allowLoopback || !LOOPBACK.test(url.hostname)) refuse('insecure', scheme)
  return url
}

const isWithin = (hostname: string, host: string): boolean =>
  host.startsWith('.') ? hostname.endsWith(host) : hostname === host
