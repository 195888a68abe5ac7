import { RedirectRefusedError } from './errors.ts'

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
}

export interface RedirectOptions {
  /** App schemes this market may open, without the colon. Default: `upi`. */
  readonly appSchemes?: readonly string[]
  /** Lets `http:` through for a loopback host, for development against a sandbox. Default: false. */
  readonly allowLoopback?: boolean
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Decides whether a payment's address may be opened from a page, and in which form. Only `https:` and the listed app
 * schemes pass; the decision is made on the parsed address, so case, blanks and control characters cannot hide a scheme.
 *
 * @throws {RedirectRefusedError} the text is no absolute address, its scheme is not allowed, it carries a user or password,
 *   or it is plain http outside loopback
 */
export function parseRedirect(text: string, options: RedirectOptions = {}): Redirect {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new RedirectRefusedError('', 'unreadable')
  }
  const scheme = url.protocol.slice(0, -1)
  if (url.username !== '' || url.password !== '') throw new RedirectRefusedError(scheme, 'credentials')
  if (scheme === 'https') return { href: url.href, scheme, host: url.host, opensApp: false }
  if (scheme === 'http') {
    if (options.allowLoopback && LOOPBACK.test(url.hostname)) {
      return { href: url.href, scheme, host: url.host, opensApp: false }
    }
    throw new RedirectRefusedError(scheme, 'insecure')
  }
  const allowed = options.appSchemes ?? ['upi']
  if (!allowed.includes(scheme)) throw new RedirectRefusedError(scheme, 'scheme')
  return { href: text.trim(), scheme, host: url.host, opensApp: true }
}
