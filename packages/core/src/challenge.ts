/** A QR text to show and to copy, exactly as received: a BR Code for Pix. */
export interface QrChallenge {
  readonly kind: 'qr'
  readonly code: string
}

/** An address to send the buyer to: an https page, or an app link such as `upi://pay?…`. Check it with `parseRedirect`. */
export interface RedirectChallenge {
  readonly kind: 'redirect'
  readonly url: string
}

/**
 * Bank details to pay to, and the fields the buyer must send back. The gateway's documents show no sample of either; both
 * are read loosely.
 */
export interface RequisitesChallenge {
  readonly kind: 'requisites'
  readonly requisites: Readonly<Record<string, string>>
  readonly fields: readonly string[]
}

/** A prompt was pushed to the buyer's phone (mobile money). */
export interface StkChallenge {
  readonly kind: 'stk'
}

/** A one-time code must be sent back. */
export interface OtpChallenge {
  readonly kind: 'otp'
}

/** A kind nobody has met, or one that came without its payload. Still watched: it may be paid all the same. */
export interface UnknownChallenge {
  readonly kind: 'unknown'
  /** The name the gateway gave it. */
  readonly type: string
  /** Every text it holds by its dotted path, in the gateway's spelling, for a page that knows what to do with it. */
  readonly details?: Readonly<Record<string, string>>
}

/** What the buyer has to do next. */
export type Challenge =
  | QrChallenge
  | RedirectChallenge
  | RequisitesChallenge
  | StkChallenge
  | OtpChallenge
  | UnknownChallenge

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const textValues = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => isText(entry[1])))
    : {}

/**
 * Reads a challenge in the checkout protocol's spelling. Never throws: what it does not know becomes `unknown`, so that a
 * newer proxy does not break an older page.
 */
export function parseChallenge(value: unknown): Challenge {
  const { kind, type, code, url, requisites, fields, details } = Object(value) as Record<string, unknown>
  if (kind === 'qr' && isText(code)) return { kind, code }
  if (kind === 'redirect' && isText(url)) return { kind, url }
  if (kind === 'requisites') {
    return {
      kind,
      requisites: textValues(requisites),
      fields: Array.isArray(fields) ? fields.filter(isText) : [],
    }
  }
  if (kind === 'stk' || kind === 'otp') return { kind }
  const texts = textValues(details)
  return {
    kind: 'unknown',
    type: [type, kind].find(isText) ?? '',
    ...(Object.keys(texts).length > 0 && { details: texts }),
  }
}
