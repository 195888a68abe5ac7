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
  const { appSchemes = ['upi'], hosts, allowLoopback } = options
  const url = readAddress(text)
  const scheme = url?.protocol.slice(0, -1) ?? ''
  const refuse = (reason: RedirectRefusedError['reason']): never => {
    throw new RedirectRefusedError(scheme, reason)
  }
  if (!url) return refuse('unreadable')
  const { host, hostname } = url

  if (isPage(url, allowLoopback)) {
    if (hosts && !hosts.some(allowed => isWithin(hostname, allowed))) refuse('host')
    const flags = [
      ...(/^\[|^[\d.]+$/.test(hostname) ? (['ip'] as const) : []),
      ...(url.port === '' ? [] : (['port'] as const)),
    ]
    return { href: url.href, scheme, host, opensApp: false, flags }
  }

  if (hasCredentials(url)) refuse('credentials')
  if (scheme === 'http') refuse('insecure')
  const app = upiSchemeOf(scheme)
  if (!app || !appSchemes.includes(scheme as UpiSchemeName)) return refuse('scheme')
  const href = text.trim()
  // The parser drops these, the text that is opened would not.
  if (/\p{Cc}/u.test(href)) refuse('unreadable')
  const path = host && host + url.pathname
  if (path.toLowerCase().replace(/\/$/, '') !== app.path) refuse('path')
  return { href, scheme, host, opensApp: true, flags: [] }
}

/** The address of a page where nothing else may be opened, by the same rules; `undefined` where `parseRedirect` throws. */
export function readPageAddress(
  text: string,
  { allowLoopback }: Pick<RedirectOptions, 'allowLoopback'> = {},
): URL | undefined {
  const url = readAddress(text)
  return url && isPage(url, allowLoopback) ? url : undefined
}

function readAddress(text: string): URL | undefined {
  try {
    // No base: an address without a scheme is not completed with ours.
    return new URL(text)
  } catch {
    return undefined
  }
}

/** Whether a page may be opened there. */
const isPage = (url: URL, allowLoopback = false): boolean =>
  !hasCredentials(url) &&
  (url.protocol === 'https:' || (allowLoopback && url.protocol === 'http:' && LOOPBACK.test(url.hostname)))

const hasCredentials = ({ username, password }: URL): boolean => username + password !== ''

const isWithin = (hostname: string, host: string): boolean =>
  host.startsWith('.') ? hostname.endsWith(host) : hostname === host
