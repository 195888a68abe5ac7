import type { Transaction } from '../state/transaction.ts'

/** Milliseconds until a payment expires; nothing when it never does. */
export function msLeft({ expiresAt }: Transaction, now: number): number | undefined {
  return expiresAt === undefined ? undefined : Math.max(0, expiresAt - now)
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const UNITS = [
  ['day', DAY, 'hour', HOUR],
  ['hour', HOUR, 'minute', MINUTE],
  ['minute', MINUTE, 'second', SECOND],
] as const

/** `14 min, 32 sec` in the words of `tag`: the two largest units there are. */
export function formatLeft(ms: number, tag: string): string {
  const name = (unit: string, value: number): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
  const seconds = Math.ceil(ms / SECOND) * SECOND
  const found = UNITS.find(([, size]) => seconds >= size)
  if (!found) return name('second', seconds / SECOND)
  const [unit, size, smaller, smallerSize] = found
  const parts = [
    name(unit, Math.floor(seconds / size)),
    name(smaller, Math.floor((seconds % size) / smallerSize)),
  ]
  return new Intl.ListFormat(tag, { type: 'unit', style: 'narrow' }).format(parts)
}

/** Whether it is time to say so. */
export function isLastMinute(ms: number): boolean {
  return ms < MINUTE
}
