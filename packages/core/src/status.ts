/**
 * What the gateway says of a payment, plus `unknown`: a create call was sent and no trustworthy answer came, so the payment
 * may or may not exist.
 */
export const STATUSES = ['created', 'pending', 'success', 'declined', 'error', 'expired', 'unknown'] as const

export type KnownStatus = (typeof STATUSES)[number]

/** A status name; one that nobody has met is kept as text and is never final. */
export type PaymentStatus = KnownStatus | (string & {})

/** How far along a status is. A payment moves only to a higher rank; nothing is above `success`. */
const RANKS: Readonly<Record<KnownStatus, number>> = {
  unknown: 1,
  created: 2,
  pending: 3,
  expired: 8,
  declined: 8,
  error: 8,
  success: 9,
}

/** Rank of a status; a name nobody has met counts as pending. */
export function rankOf(status: PaymentStatus): number {
  return RANKS[status as KnownStatus] ?? RANKS.pending
}

/** True when the gateway will not change its mind: `success`, `declined`, `error`, `expired`. */
export function isFinal(status: PaymentStatus): boolean {
  return rankOf(status) >= RANKS.error
}

/** Only `success` is paid. */
export function isPaid(status: PaymentStatus): boolean {
  return status === 'success'
}

/**
 * Whether a payment may move from one status to another: forward only, and nothing lowers `success`. `success` over
 * `expired`, `declined` or `error` is allowed: money that came late still came.
 */
export function canMove(from: PaymentStatus, to: PaymentStatus): boolean {
  if (from === to) return false
  if (rankOf(to) > rankOf(from)) return true
  // Two names of the same rank below final (pending and a name nobody has met) may follow each other.
  return rankOf(to) === rankOf(from) && !isFinal(from)
}

/** Lower-cases a name the gateway wrote; its headings use capitals where its samples do not. */
export function parseStatus(name: string): PaymentStatus {
  return name.toLowerCase()
}
