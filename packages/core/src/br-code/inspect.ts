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
import { type BrCode, readBrCode } from './parse.ts'

/** What can be said about a code. Stable: branch on it. */
export type BrCodeFindingCode =
  /** The text cannot be read as an EMV code. */
  | 'syntax'
  /** A sound EMV code without a Pix account. */
  | 'not-pix'
  /** A Kyrgyz QR code or link: same layout, another currency and another check value. */
  | 'kyrgyz'
  /** The code's currency is not BRL, or is not stated. */
  | 'currency'
  /** The amount is not decimal text with at most two decimals. */
  | 'amount-syntax'
  /** A location is not a bare address: refused, or a warning where only `https://` stands in front. */
  | 'location'
  /** The account holds a key and a location; a bank may take either. */
  | 'two-payees'
  /** The order is not in BRL. */
  | 'order-currency'
  /** The code states another amount than the order. */
  | 'amount-mismatch'
  /** The code names another payee than the order. */
  | 'payee-mismatch'
  /** The code pays into another Pix key than the order's. */
  | 'account-mismatch'
  /** Tag 63 does not agree with the text; some banks refuse it. */
  | 'checksum'
  /** A value is longer than its rule allows. */
  | 'limit'
  /** A character outside printable ASCII; some banks refuse it. */
  | 'characters'
  /** A tag that every code should have is absent. */
  | 'missing-tag'
  /** The country is not BR. */
  | 'country'
  /** The point of initiation is neither 11 nor 12. */
  | 'initiation'
  /** The amount is zero, which banks take for withdrawals only. */
  | 'amount-zero'

export type BrCodeFinding = Finding<BrCodeFindingCode>

export interface BrCodeInspection extends Inspection<BrCodeFindingCode> {
  /** The fields; absent when the text cannot be read as a Pix code. */
  readonly code?: BrCode
}

/**
 * Weighs a code and holds it against an order. Never throws.
 *
 * An amount, payee or key that differs from the order is refused. The name is compared without case, accents and the difference
 * between blanks and underscores, as far as the 25 characters of tag 59 go.
 *
 * @param code the received text, or what `parseBrCode` made of it
 * @see Banco Central do Brasil, Manual do BR Code; bacen/pix-api #95, #318, #444, #634
 */
export function inspectBrCode(code: BrCode | string, order: ExpectedPayment = {}): BrCodeInspection {
  const findings: BrCodeFinding[] = []
  const find = findInto(findings)

  if (order.amount && order.amount.currency !== 'BRL') {
    find('refuse', 'order-currency', order.amount.currency)
  }
  const pix = typeof code === 'string' ? tryRead(code, find) : code
  // EMV lets a whole amount end in its point.
  const amount = compareAmount(pix?.amount?.replace(/^(\d+)\.$/, '$1'), 'BRL', order, find)
  const payee = compareText('payee', pix?.merchantName, order, toComparable, find)
  const account = compareText('account', pix?.pixKey, order, toComparableAccount, find)
  if (pix) inspectForm(pix, find)
  return { verdict: verdictOf(findings), amount, payee, account, ...(pix && { code: pix }), findings }
}

/** Tag 53 with 417 in an EMV code that stands alone or behind the `#` of a bank's link. */
const KYRGYZ = /^(https:[^#]*#)?000201.*5303417/is

function tryRead(text: string, find: Find<BrCodeFindingCode>): BrCode | undefined {
  const read = readBrCode(text)
  if (!('fault' in read)) return read
  if (KYRGYZ.test(text.trim())) find('refuse', 'kyrgyz')
  else find('refuse', read.fault, 'offset' in read ? `"${read.found}" at ${read.offset}` : read.found)
  return undefined
}

/** As far as the 25 characters of tag 59 go. */
const toComparable = (name: string): string => toComparableName(name).slice(0, 25).trimEnd()

const LIMITS = [
  ['amount', 13],
  ['merchantName', 25],
  ['merchantCity', 15],
  ['postalCode', 10],
  ['pixKey', 77],
  ['location', 77],
  ['recurrenceLocation', 77],
  ['txid', 25],
] as const

/** A host of two labels or more, then a port, a path or a query. */
const ADDRESS = /^(https:\/\/)?([a-z\d]([\w-]*[a-z\d])?\.)+[a-z]{2,}(:\d+)?([/?]\S*)?$/i

function inspectForm(code: BrCode, find: Find<BrCodeFindingCode>): void {
  const { declared, computed, ok } = code.checksum
  if (!ok) find('warn', 'checksum', `${declared}, not ${computed}`)
  if (code.currency !== '986') find('refuse', 'currency', code.currency)
  if (code.country !== 'BR') find('warn', 'country', code.country)
  if (!/^(1[12])?$/.test(code.pointOfInitiation ?? '')) {
    find('warn', 'initiation', code.pointOfInitiation)
  }
  if (code.pixKey && code.location) find('refuse', 'two-payees')
  for (const location of [code.location, code.recurrenceLocation]) {
    if (!location) continue
    const address = ADDRESS.exec(location)
    if (!address) find('refuse', 'location')
    else if (address[1]) find('warn', 'location', 'https')
  }

  for (const required of ['52', '59', '60', '62']) {
    if (!code.objects.some(({ tag }) => tag === required)) find('warn', 'missing-tag', required)
  }
  // Tag and length of each object are four ASCII digits.
  const whole = code.objects.reduce((sum, { value }) => sum + 4 + value.length, 0)
  if (code.objects.some(({ value }) => /[^ -~]/.test(value))) find('warn', 'characters')
  if (whole > 512) find('warn', 'limit', `${whole} characters`)
  for (const [name, max] of LIMITS) {
    // Code points are never more than the string's own units.
    if ((code[name]?.length ?? 0) > max && [...(code[name] ?? '')].length > max) {
      find('warn', 'limit', name)
    }
  }
}
