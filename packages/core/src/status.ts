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
  /** The gateway will not change its mind, but for `success`, which may still come late. */
  readonly final: boolean
}

/** Every status with a meaning of its own. */
export const STATUS_TABLE = {
  processing: { rank: 0, source: 'client', final: false },
  'outcome-unknown': { rank: 1, source: 'client', final: false },
  unknown: { rank: 2, source: 'proxy', final: false },
  created: { rank: 3, source: 'gateway', final: false },
  pending: { rank: 4, source: 'gateway', final: false },
  expired: { rank: 5, source: 'gateway', final: true },
  declined: { rank: 5, source: 'gateway', final: true },
  error: { rank: 5, source: 'gateway', final: true },
  success: { rank: 6, source: 'gateway', final: true },
} as const satisfies Readonly<Record<string, StatusRow>>

export type KnownStatus = keyof typeof STATUS_TABLE

export const STATUSES: readonly KnownStatus[] = Object.keys(STATUS_TABLE) as KnownStatus[]

/** A status name; one that nobody has met is kept as text, counts as pending and is never final. */
export type PaymentStatus = KnownStatus | (string & {})

const rowOf = (status: PaymentStatus): StatusRow =>
  Object.hasOwn(STATUS_TABLE, status) ? STATUS_TABLE[status as KnownStatus] : STATUS_TABLE.pending

/** True when the gateway will not change its mind: `success`, `declined`, `error`, `expired`. */
export function isFinal(status: PaymentStatus): boolean {
  return rowOf(status).final
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
  return there.rank > here.rank || (there.rank === here.rank && !here.final)
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
