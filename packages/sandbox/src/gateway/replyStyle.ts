import type { Money } from '@rumba/core'
import { type Transaction, toIdentifier } from '../state/transaction.ts'
import { plus } from './amount.ts'

/** `documented`: replies carry the quirks of the documents' samples, page by page. `clean`: the same fields without them. */
export type Profile = 'documented' | 'clean'

/** Which message of the gateway is written. */
export type Message = 'created' | 'checked' | 'callback'

type Extra = Transaction['extra']

/** How the samples of one page write what all pages say. */
export interface ReplyStyle {
  /** Whether `error_code` and `error_message` stand before everything else or after it. */
  readonly errorsFirst: boolean
  readonly okMessage: '' | 'success'
  /** The short id; absent where a reply has none. */
  readonly identifier: (transaction: Transaction, message: Message) => string | undefined
  /** The create reply is about a page: its transaction has no id and no date yet. */
  readonly isUnborn: boolean
  readonly billing: (amount: Money) => Money | undefined
  /** Digits after the point that an amount has at least. */
  readonly decimals: (message: Message) => { readonly amount: number; readonly billing: number }
  /** How far zone-less times run ahead of UTC. */
  readonly zoneMs: (message: Message) => number
  /** How far `status.date` runs ahead of everything else in a create reply. */
  readonly statusAheadMs: number
  /** Whether `status.date` of a create reply is UTC in steps of 100 ns, like `timestamp`, or zone-less. */
  readonly statusInTicks: boolean
  /** Whether `timestamp` has steps of 100 ns or whole milliseconds. */
  readonly timestampInTicks: (message: Message) => boolean
  /** Whether zone-less times say that they are UTC. */
  readonly namesZone: boolean
  readonly extra: (sent: Extra) => Extra
}

const HOUR_MS = 60 * 60 * 1000
const NEVER_SENT: Extra[number] = ['sandbox_route', 'value']

const pix: ReplyStyle = {
  errorsFirst: true,
  okMessage: '',
  // Ten digits in the callback sample, nine in all others.
  identifier: (transaction, message) => toIdentifier(transaction, 'pix', message === 'callback' ? 10 : 9),
  isUnborn: false,
  billing: amount => plus(amount, 20n),
  decimals: () => ({ amount: 0, billing: 0 }),
  zoneMs: message => (message === 'created' ? 0 : 3 * HOUR_MS),
  statusAheadMs: 1_630,
  statusInTicks: false,
  timestampInTicks: message => message !== 'created',
  namesZone: false,
  // The samples send four and get the last two, in reverse.
  extra: sent => sent.slice(Math.floor(sent.length / 2)).reverse(),
}

const paysafecard: ReplyStyle = { ...pix, identifier: transaction => transaction.customerIdentifier }

/** Methods whose pages are of the age of Pix and show no reply. */
const relative: ReplyStyle = { ...pix, identifier: transaction => toIdentifier(transaction) }

const p2c: ReplyStyle = {
  errorsFirst: false,
  okMessage: 'success',
  identifier: transaction => toIdentifier(transaction),
  isUnborn: false,
  billing: amount => amount,
  decimals: message => DECIMALS[message],
  zoneMs: () => 0,
  statusAheadMs: 0,
  statusInTicks: true,
  timestampInTicks: () => true,
  namesZone: false,
  // The samples get keys back that nobody sent.
  extra: sent => [...sent, NEVER_SENT],
}

/** `10800.0`, `10800.0000` and `10800`, by message. */
const DECIMALS = {
  created: { amount: 1, billing: 0 },
  checked: { amount: 4, billing: 4 },
  callback: { amount: 0, billing: 0 },
} as const

const upi: ReplyStyle = {
  ...p2c,
  okMessage: '',
  // Later samples are copies of those of p2c, down to the letters of the id.
  identifier: (transaction, message) =>
    message === 'created' ? undefined : toIdentifier(transaction, 'p2c'),
  billing: ({ minor, ...rest }) => ({ ...rest, minor: (minor * 925n) / 1000n }),
  decimals: message => (message === 'created' ? { amount: 0, billing: 0 } : DECIMALS[message]),
}

const upiPage: ReplyStyle = { ...upi, isUnborn: true }

const payout: ReplyStyle = {
  ...p2c,
  decimals: () => ({ amount: 0, billing: 0 }),
  statusInTicks: false,
  // The sample sends two and gets four, in no order.
  extra: ([first, ...rest]) => [...rest.reverse(), NEVER_SENT, ...(first ? [first] : [])],
}

const payoutMexico: ReplyStyle = { ...payout, billing: () => undefined }

const clean: ReplyStyle = {
  errorsFirst: true,
  okMessage: '',
  identifier: transaction => toIdentifier(transaction),
  isUnborn: false,
  billing: amount => amount,
  decimals: () => ({ amount: 0, billing: 0 }),
  zoneMs: () => 0,
  statusAheadMs: 0,
  statusInTicks: false,
  timestampInTicks: () => false,
  namesZone: true,
  extra: sent => sent,
}

const PAYMENT_STYLES: Readonly<Record<string, ReplyStyle>> = { pix, paysafecard, p2c, upi }

/** Whether the documents show a reply for this method, or the sandbox took that of a relative. */
export function isReplyShown({ kind, method }: Pick<Transaction, 'kind' | 'method'>): boolean {
  return kind === 'payout'
    ? method === 'pix' || method === 'bank_transfer_mexico'
    : Object.hasOwn(PAYMENT_STYLES, method)
}

export function replyStyleOf({ kind, method, shape }: Transaction, profile: Profile): ReplyStyle {
  if (profile === 'clean') return clean
  if (kind === 'payout') return method === 'bank_transfer_mexico' ? payoutMexico : payout
  if (method === 'upi' && shape === 'widget') return upiPage
  return PAYMENT_STYLES[method] ?? relative
}
