/**
 * What browser and proxy say to each other, written once. Each side reads the other's bytes by schemas: the page in answers.ts,
 * the proxy in the files of the bodies. Every path is relative to where the proxy is mounted.
 */
export const ROUTES = {
  /** GET with `rumba-order`: what the order owes, how it may be paid, and the attempt under way. */
  order: '/order',
  /** POST with `idempotency-key`: starts an attempt. */
  payments: '/payments',
  /** GET with a status token as Bearer: a snapshot; `?wait=25` holds the answer until something changes. */
  payment: '/payments/me',
  /** GET with a status token as Bearer: one server-sent event for each change. */
  events: '/payments/me/events',
  /** PUT with a status token as Bearer: what a `requisites` or `otp` challenge asks for. */
  confirm: '/payments/me/confirm',
} as const

/** Header that names the order: its id, or a token the merchant's server made of it. */
export const ORDER_HEADER = 'rumba-order'

/**
 * Header of a page that comes back without a status token: names the payment, where the merchant's server vouches for its visitor, or
 * holds the resume token of a link.
 */
export const REFERENCE_HEADER = 'rumba-reference'

/** The longest a `?wait=` may hold an answer, in seconds. */
export const MAX_WAIT_SECONDS = 25

/** RFC 9457 problem, as the proxy writes it. */
export interface Problem {
  /** Page that explains the code. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly outcome: 'none' | 'done' | 'unknown'
  readonly retryable: boolean
  readonly retryAfterMs?: number
  /** Names of the payer's fields that were refused. */
  readonly fields?: readonly string[]
}
