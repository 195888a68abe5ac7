import {
  compareAmount,
  compareText,
  type ExpectedPayment,
  type Find,
  type Finding,
  findInto,
  type Inspection,
  toComparableAccount,
  toComparableName,
  verdictOf,
} from '../inspection.ts'
import { readMoney } from '../money.ts'
import { readUpiLink, type UpiLink } from './parse.ts'

/** What can be said about a link. Stable: branch on it. */
export type UpiFindingCode =
  /** The text is no UPI payment link, or two apps could read it differently. */
  | 'syntax'
  /** The link's currency is not INR. */
  | 'currency'
  /** An amount is not decimal text with at most two decimals. */
  | 'amount-syntax'
  /** The order is not in INR. */
  | 'order-currency'
  /** The link states another amount than the order. */
  | 'amount-mismatch'
  /** The link names another payee than the order. */
  | 'payee-mismatch'
  /** The link pays to another address than the order's. */
  | 'account-mismatch'
  /** The amount is zero. */
  | 'amount-zero'
  /** The payer may type another amount, down to a minimum. */
  | 'amount-editable'
  /** The payee's name holds characters that nobody sees or that turn the text around. */
  | 'hidden-characters'
  /** The link has no `pn`, or no `tr` where a merchant is paid. */
  | 'missing-parameter'
  /** A blank stands as itself or as `+`; apps read these differently. */
  | 'blank'
  /** The merchant code is not four digits. */
  | 'merchant-code'
  /** A value is longer than its rule allows. */
  | 'limit'
  /** The mode is not one of the specification's. */
  | 'mode'
  /** An intent to a person or an unverified payee, which apps may refuse since April 2025; the same link as a QR may work. */
  | 'peer-to-peer'
  /** Parameters stand after the signature, which covers only what is before it. */
  | 'signature-order'

export type UpiFinding = Finding<UpiFindingCode>

export interface UpiInspection extends Inspection<UpiFindingCode> {
  /** The fields; absent when the text cannot be read as a UPI link. */
  readonly link?: UpiLink
}

/**
 * Weighs a UPI link and holds it against an order. Never throws.
 *
 * An amount, payee or address that differs from the order is refused. The name is compared without case and accents.
 *
 * @param link the received text, or what `parseUpiLink` made of it
 * @see NPCI UPI Linking Specification 1.6; NPCI circular OC-76C, April 2025
 */
export function inspectUpiLink(link: UpiLink | string, order: ExpectedPayment = {}): UpiInspection {
  const findings: UpiFinding[] = []
  const find = findInto(findings)

  if (order.amount && order.amount.currency !== 'INR') {
    find('refuse', 'order-currency', order.amount.currency)
  }
  const upi = typeof link === 'string' ? tryRead(link, find) : link
  const amount = compareAmount(upi?.amount, 'INR', order, find)
  const payee = compareText('payee', upi?.payeeName, order, toComparableName, find)
  const account = compareText('account', upi?.payee, order, toComparableAccount, find)
  if (upi) inspectForm(upi, find)
  return { verdict: verdictOf(findings), amount, payee, account, ...(upi && { link: upi }), findings }
}

function tryRead(text: string, find: Find<UpiFindingCode>): UpiLink | undefined {
  const read = readUpiLink(text)
  if (typeof read !== 'string') return read
  find('refuse', 'syntax', read)
  return undefined
}

/** Zero-width, direction-changing and other characters without a shape, but for the two joiners that Indic scripts need. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

/** Limits in characters, from the specification. */
const LIMITS = [
  ['transactionRef', 35],
  ['note', 80],
  ['payeeName', 99],
] as const

function inspectForm(link: UpiLink, find: Find<UpiFindingCode>): void {
  const { currency, minimumAmount, merchantCode, mode, params } = link
  if (currency !== 'INR') find('refuse', 'currency')
  if (minimumAmount !== undefined) inspectMinimum(link, minimumAmount, find)
  if (HIDDEN.test(link.payeeName + link.note)) {
    find('refuse', 'hidden-characters')
  }
  if (!link.payeeName) find('warn', 'missing-parameter', 'pn')
  const toPerson = /^0*$/.test(merchantCode)
  if (!toPerson && !link.transactionRef) find('warn', 'missing-parameter', 'tr')
  if (/[+ ]/.test(link.href)) find('warn', 'blank')
  if (!/^(\d{4})?$/.test(merchantCode)) find('warn', 'merchant-code')
  if (!/^([01]\d|2[0-2])?$/.test(mode)) find('warn', 'mode')
  if (toPerson && /^0[45]$/.test(mode)) find('warn', 'peer-to-peer')
  if (link.signed && [...params.keys()].at(-1) !== 'sign') {
    find('warn', 'signature-order')
  }
  for (const [name, max] of LIMITS) {
    if ([...link[name]].length > max) find('warn', 'limit', name)
  }
}

function inspectMinimum({ amount }: UpiLink, minimum: string, find: Find<UpiFindingCode>): void {
  const least = readMoney(minimum, 'INR')
  if (!least) find('refuse', 'amount-syntax', minimum)
  else if (amount && least.minor !== readMoney(amount, 'INR')?.minor) find('warn', 'amount-editable')
}
