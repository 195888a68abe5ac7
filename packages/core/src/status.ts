/** Who speaks of a payment in these words. */
export type StatusSource =
  /** The gateway's documents name it. */
  | 'gateway'
  /** The proxy: a create call was sent and no trustworthy answer came, so the payment may or may not exist. */
  | 'proxy'
  /** The page: it has asked and not been answered (`processing`), or the answer was lost on the way (`outcome-unknown`). */
  | 'client'

/** What a status means. */
export interface StatusRow {
  /** How far along it is. A payment moves only to a higher rank; nothing is above `success`. */
  readonly rank: number
  readonly source: StatusSource
}

/** Every status with a meaning of its own. */
export const STATUS_TABLE = {
  processing: { rank: 0, source: 'client' },
  'outcome-unknown': { rank: 1, source: 'client' },
  unknown: { rank: 2, source: 'proxy' },
  created: { rank: 3, source: 'gateway' },
  pending: { rank: 4, source: 'gateway' },
  expired: { rank: 5, source: 'gateway' },
  declined: { rank: 5, source: 'gateway' },
  error: { rank: 5, source: 'gateway' },
  success: { rank: 6, source: 'gateway' },
} as const satisfies Readonly<Record<string, StatusRow>>

export type KnownStatus = keyof typeof STATUS_TABLE

export const STATUSES: readonly KnownStatus[] = /* @__PURE__ */ Object.keys(STATUS_TABLE) as KnownStatus[]

/** A status name; one that nobody has met is kept as text, counts as pending and is never final. */
export type PaymentStatus = KnownStatus | (string & {})

const rowOf = (status: PaymentStatus): StatusRow =>
  Object.hasOwn(STATUS_TABLE, status) ? STATUS_TABLE[status as KnownStatus] : STATUS_TABLE.pending

/** Apart from the table, as this is all of it that a page needs. */
const FINAL: readonly PaymentStatus[] = ['success', 'declined', 'error', 'expired']

/**
 * True when the gateway will not change its mind: `success`, `declined`, `error`, `expired`; but `success` may still come late
 * to one of the others.
 */
export function isFinal(status: PaymentStatus): boolean {
  return FINAL.includes(status)
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
  const here = rowOf(from)
  const there = rowOf(to)
  // Two names of the same rank below final (pending and a name nobody has met) may follow each other.
  return there.rank > here.rank || (there.rank === here.rank && !isFinal(from))
}

/**
 * Reads a status name as the gateway wrote it: in lower case, since its headings use capitals where its samples do not. A
 * name that is one of our own words is kept apart as `gateway:unknown`, so that nobody takes it for ours.
 */
export function parseStatus(name: string): PaymentStatus {
  const status = name.toLowerCase()
  const ours = Object.hasOwn(STATUS_TABLE, status) && rowOf(status).source !== 'gateway'
  return ours ? `gateway:${status}` : status
}
