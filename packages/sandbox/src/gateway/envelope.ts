import { formatDecimal, type Money } from '@rumba/core'
import type { Transaction } from '../state/transaction.ts'
import type { FieldError } from './fields.ts'
import { type Message, type Profile, type ReplyStyle, replyStyleOf } from './replyStyle.ts'

/** A JSON number with exactly these digits: `10800.0000`. */
export class Numeral {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A reply or callback body; the order of its keys is the order of the documents' samples. */
export type Envelope = Readonly<Record<string, unknown>>

/** Answer to a payment or payout that was created. */
export function toCreated(transaction: Transaction, now: number, profile: Profile): Envelope {
  return toEnvelope(transaction, now, profile, 'created')
}

/** Answer to a status check. */
export function toChecked(transaction: Transaction, now: number, profile: Profile): Envelope {
  return toEnvelope(transaction, now, profile, 'checked')
}

/** Body of a callback. */
export function toCallback(transaction: Transaction, now: number, profile: Profile): Envelope {
  return toEnvelope(transaction, now, profile, 'callback')
}

/** Errors 30 and 101, and the sandbox's own refusals in the same shape. `traceId` names the call, not a transaction. */
export function toRefused(
  code: number,
  reason: string,
  traceId: string,
  now: number,
  fields?: readonly FieldError[],
): Envelope {
  return {
    error_code: code,
    error_reason: reason,
    request_id: traceId,
    ...(fields && { error_fields: fields }),
    timestamp: formatUtc(now),
  }
}

const NO_ROUTE = 'Invalid adapter route configuration'

/** Error 273, which has no other field in the samples and another name for its text. */
export function toNoRoute(traceId: string, now: number, profile: Profile): Envelope {
  return profile === 'documented'
    ? { error_code: 273, error_message: NO_ROUTE }
    : toRefused(273, NO_ROUTE, traceId, now)
}

/** JSON text: compact, keys in their order, numerals digit by digit. */
export function formatEnvelope(value: unknown): string {
  if (value instanceof Numeral) return value.text
  if (Array.isArray(value)) return `[${value.map(formatEnvelope).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${formatEnvelope(entry)}`).join(',')}}`
}

const ZERO_ID = '00000000-0000-0000-0000-000000000000'
const YEAR_ONE = '0001-01-01T00:00:00'

function toEnvelope(transaction: Transaction, now: number, profile: Profile, message: Message): Envelope {
  const style = replyStyleOf(transaction, profile)
  const { amount, beneficiary, kind } = transaction
  const isCreate = message === 'created'
  const isUnborn = isCreate && style.isUnborn
  const decimals = style.decimals(message)
  const billing = style.billing(amount)
  const errors = { error_code: 0, error_message: style.okMessage }
  const local = (time: number): string =>
    style.namesZone ? formatUtc(time) : formatLocal(time + style.zoneMs(message))
  return {
    ...(style.errorsFirst && errors),
    identifier: style.identifier(transaction, message),
    request_id: isUnborn ? ZERO_ID : transaction.requestId,
    reference: transaction.reference,
    description: transaction.description,
    status: {
      name: transaction.status,
      date: isCreate ? statusDate(transaction, style) : local(transaction.statusAt),
    },
    created_date: isUnborn ? YEAR_ONE : local(transaction.createdAt),
    amount: toNumeral(amount, decimals.amount),
    billing_amount: billing && toNumeral(billing, decimals.billing),
    currency: amount.currency,
    challenge: isCreate ? toWireChallenge(transaction) : undefined,
    ...(beneficiary && { [beneficiary.key]: beneficiary.fields }),
    extra:
      isCreate && kind === 'payment'
        ? undefined
        : style.extra(transaction.extra).map(([key, value]) => ({ key, value })),
    timestamp: style.timestampInTicks(message) ? formatTicks(now) : formatUtc(now),
    ...(!style.errorsFirst && errors),
  }
}

function statusDate({ statusAt }: Transaction, style: ReplyStyle): string {
  if (style.statusInTicks) return formatTicks(statusAt)
  return style.namesZone ? formatUtc(statusAt) : formatLocal(statusAt + style.statusAheadMs)
}

/** Only `redirect` and `qr` have a sample; the others are the sandbox's own. */
function toWireChallenge({ challenge, otp, amount }: Transaction): unknown {
  switch (challenge?.kind) {
    case 'redirect':
      return { challenge_type: 'redirect', challenge_redirect: { url: challenge.url } }
    case 'qr':
      return { challenge_type: 'qr', challenge_qr: { code: challenge.code } }
    case 'requisites':
      return {
        challenge_type: 'requisites',
        challenge_requisites: {
          ...challenge.requisites,
          amount: toNumeral(amount, 0),
          fields: challenge.fields.map(name => ({ name, type: 'string', required: true })),
        },
      }
    case 'stk':
      return { challenge_type: 'stk', challenge_stk: { message: 'Confirm on your phone' } }
    case 'otp':
      return {
        challenge_type: 'otp',
        challenge_otp: { fields: [{ name: 'otp', type: 'string', length: otp?.length, required: true }] },
      }
    case 'unknown':
      return {
        challenge_type: challenge.type,
        [`challenge_${challenge.type}`]: challenge.details ?? {},
      }
  }
  return undefined
}

/** `25.01`, `33333`, or `10800.0000` for four decimals at least. */
function toNumeral(money: Money, decimals: number): Numeral {
  const [whole = '', fraction = ''] = formatDecimal(money).split('.')
  const digits = fraction.replace(/0+$/, '').padEnd(decimals, '0')
  return new Numeral(digits === '' ? whole : `${whole}.${digits}`)
}

/** `2025-04-11T16:58:57.11`: no zone, and a fraction without trailing zeros. */
function formatLocal(time: number): string {
  return new Date(time).toISOString().replace(/\.?0*Z$/, '')
}

/** `2025-04-11T16:58:57.11Z` */
function formatUtc(time: number): string {
  return `${formatLocal(time)}Z`
}

/** `2025-04-24T07:53:55.0041761Z`: UTC in steps of 100 ns, without trailing zeros. */
function formatTicks(time: number): string {
  const steps = String(Math.floor((time % 1) * 10_000)).padStart(4, '0')
  return `${new Date(time)
    .toISOString()
    .replace('Z', steps)
    .replace(/\.?0+$/, '')}Z`
}
