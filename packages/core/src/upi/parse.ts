import { VPA } from '../identifiers/vpa.ts'
import { UpiLinkSyntaxError } from './errors.ts'
import { type UpiSchemeName, upiSchemeOf } from './schemes.ts'

/** A UPI payment link as its text states it. Nothing in it is proof: the payer's app looks the payee up itself. */
export interface UpiLink {
  /** The received text, to be opened and drawn as it is: a signature may cover every character of it. */
  readonly href: string
  readonly scheme: UpiSchemeName
  /** Payment address (VPA) of the payee, such as `shop@bank`. */
  readonly payee: string
  /** As written; empty when the link has no `pn`. */
  readonly payeeName: string
  /** Decimal rupees as written; absent when the payer types it. */
  readonly amount?: string
  /** Least amount the payer may type, as written; makes `amount` editable. */
  readonly minimumAmount?: string
  /** ISO 4217 alpha-3; `INR` when the link has no `cu`. */
  readonly currency: string
  /** The merchant's reference; empty when the link has no `tr`. */
  readonly transactionRef: string
  readonly note: string
  /** ISO 18245 as written; empty when the link has no `mc`. */
  readonly merchantCode: string
  /** How the link reached the payer: `04` intent, `01` QR …; empty when the link has no `mode`. */
  readonly mode: string
  /** Whether the link carries a signature. It is not checked here. */
  readonly signed: boolean
  /** Every parameter in the order it stands, decoded, known or not. */
  readonly params: ReadonlyMap<string, string>
}

const MAX_LENGTH = 2048

const LINK = /^([a-z]+):\/\/([a-z/]*?)\/?(?:\?(.*))?$/is

/**
 * Reads a UPI payment link, of `upi:` or a wallet's own scheme. Touches no network, and opens nothing.
 *
 * @param text exactly as received; outer white space is ignored, everything else counts
 * @throws {UpiLinkSyntaxError} the text is no payment link, or one that two apps could read differently: `reason` says which rule
 * @see NPCI UPI Linking Specification 1.6
 */
export function parseUpiLink(text: string): UpiLink {
  const read = readUpiLink(text)
  if (typeof read === 'string') throw new UpiLinkSyntaxError(read)
  return read
}

/** The link, or the reason for which it is none. */
export function readUpiLink(text: string): UpiLink | UpiLinkSyntaxError['reason'] {
  const href = text.trim()
  if (href.length > MAX_LENGTH) return 'length'
  if (hasControl(href)) return 'characters'
  // A fragment is dropped by some apps and read by others.
  if (href.includes('#')) return 'fragment'
  const [link, scheme = '', path = '', query = ''] = LINK.exec(href) ?? []
  if (!link) return 'link'
  const known = upiSchemeOf(scheme.toLowerCase())
  if (!known) return 'scheme'
  if (path.toLowerCase() !== known.path) return 'path'

  const params = new Map<string, string>()
  const seen = new Set<string>()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const [first = '', ...rest] = pair.split('=')
    const name = decode(first)
    const value = decode(rest.join('='))
    if (name === undefined || value === undefined || hasControl(name + value)) return 'encoding'
    // Of two values, and of `pa` and `PA`, one app takes the first and another the last.
    if (seen.has(name.toLowerCase())) return 'repeated'
    seen.add(name.toLowerCase())
    params.set(name, value)
  }
  const textOf = (name: string): string => params.get(name) ?? ''
  // The specification's own sample writes "null" for an amount that is not there.
  const amountOf = (name: string): string | undefined => textOf(name).replace(/^null$/, '') || undefined

  const payee = textOf('pa')
  if (!VPA.test(payee)) return 'payee'
  const amount = amountOf('am')
  const minimumAmount = amountOf('mam')
  return {
    href,
    scheme: scheme.toLowerCase() as UpiSchemeName,
    payee,
    payeeName: textOf('pn'),
    ...(amount && { amount }),
    ...(minimumAmount && { minimumAmount }),
    currency: params.get('cu') ?? 'INR',
    transactionRef: textOf('tr'),
    note: textOf('tn'),
    merchantCode: textOf('mc'),
    mode: textOf('mode'),
    signed: textOf('sign') !== '',
    params,
  }
}

/** `%20` and its like, once. A `+` stays one: apps do not agree on it. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Control characters, line breaks among them. */
const hasControl = (text: string): boolean => /\p{Cc}/u.test(text)
