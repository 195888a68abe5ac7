import { crc16 } from './crc16.ts'
import { BrCodeNotPixError, BrCodeSyntaxError } from './errors.ts'
import { type BrCodeFault, type EmvObject, type LengthUnit, readObjects, syntaxFault } from './tlv.ts'

/** A Pix code as its text states it. Nothing in it is proof: the payer's bank replaces amount and name of a dynamic code. */
export interface BrCode {
  /** `dynamic` when the payer's bank fetches the charge from a location or a recurrence location, else `static`. */
  readonly kind: 'static' | 'dynamic'
  readonly pixKey?: string
  /** Address of the charge, without a scheme; a capability, so keep it out of logs. Never fetched here. */
  readonly location?: string
  /** Address of the recurrence (Pix Automático), which may stand beside a charge or alone. */
  readonly recurrenceLocation?: string
  /** Free text of a static code for the payer. */
  readonly info?: string
  /** As written, underscores included; empty when the code has no tag 59. */
  readonly merchantName: string
  /** As written; empty when the code has no tag 60. */
  readonly merchantCity: string
  readonly postalCode?: string
  /** ISO 18245, four digits; `0000` when unknown, empty when the code has no tag 52. */
  readonly merchantCategory: string
  /** ISO 4217 numeric, `986` for BRL; empty when the code has no tag 53. */
  readonly currency: string
  /** ISO 3166-1 alpha-2; empty when the code has no tag 58. */
  readonly country: string
  /** Decimal text as written; absent when the payer or the payer's bank decides it. */
  readonly amount?: string
  /** The receiver's reference of a static code. `***` means none, and a dynamic code keeps its txid at the location. */
  readonly txid?: string
  /** `11` reusable, `12` one-off. Says nothing about static or dynamic. */
  readonly pointOfInitiation?: string
  /** Tag 63 as written and as the text before it gives. */
  readonly checksum: { readonly declared: string; readonly computed: string; readonly ok: boolean }
  /** What the lengths of this code count; `bytes` only where counting characters fails. */
  readonly lengthUnit: LengthUnit
  /** Every object of the first level, in order, templates unread. */
  readonly objects: readonly EmvObject[]
}

/** Twice what the Banco Central lets a code be; nothing longer is read. */
const MAX_LENGTH = 1024

const PIX_GUI = /^0014br\.gov\.bcb\.pix/i

/**
 * Reads a BR Code, the "Pix copia e cola" text, into its fields. Touches no network.
 *
 * A checksum that does not agree is reported, not thrown: payers' banks differ on it. `inspectBrCode` says what to do.
 *
 * @param text exactly as received; outer white space is ignored, everything else counts
 * @returns fields as written
 * @throws {BrCodeSyntaxError} a tag or length is malformed, a tag comes twice, tag 00 or 63 is not in its place, or the text is
 *   over 1024 characters; `offset` counts characters from 0
 * @throws {BrCodeNotPixError} the code is sound and names no Pix account
 * @see EMV QRCPS Merchant-Presented Mode §3–4; Banco Central do Brasil, Manual do BR Code and Manual de Padrões para Iniciação do Pix
 */
export function parseBrCode(text: string): BrCode {
  const read = readBrCode(text)
  if (!('fault' in read)) return read
  throw read.fault === 'syntax'
    ? new BrCodeSyntaxError(read.offset, read.found)
    : new BrCodeNotPixError(read.found)
}

/** The code, or why there is none. */
export function readBrCode(text: string): BrCode | BrCodeFault {
  const payload = text.trim()
  if (payload.length > MAX_LENGTH) return syntaxFault(MAX_LENGTH, payload.slice(MAX_LENGTH, MAX_LENGTH + 4))
  const read = readPix(payload, 'characters')
  if (!isSyntaxFault(read)) return read
  const second = readPix(payload, 'bytes')
  return isSyntaxFault(second) ? read : second
}

const isSyntaxFault = (read: BrCode | BrCodeFault): boolean => 'fault' in read && read.fault === 'syntax'

function readPix(payload: string, lengthUnit: LengthUnit): BrCode | BrCodeFault {
  const objects = readObjects(payload, lengthUnit)
  if ('fault' in objects) return objects
  const first = objects[0]
  const last = objects.at(-1)
  if (!last || first?.tag !== '00' || first.value !== '01') return syntaxFault(0, payload.slice(0, 6))
  if (last.tag !== '63' || !/^[\da-f]{4}$/i.test(last.value)) return syntaxFault(last.offset, last.tag)

  // A template of another scheme may hold anything, so only those that open with the Pix name are read.
  let account: readonly EmvObject[] = []
  let recurrenceLocation: string | undefined
  for (const { tag, value, offset } of objects) {
    if (tag < '26' || (tag > '51' && tag < '80') || !PIX_GUI.test(value)) continue
    const inside = readObjects(value, lengthUnit, offset + 4)
    if ('fault' in inside) return inside
    const place = valueAt(inside, '25')
    // Two accounts in one code would let two readers see two payees.
    if (tag <= '51' ? account.length > 0 : place && recurrenceLocation) return syntaxFault(offset, tag)
    if (tag <= '51') account = inside
    else recurrenceLocation ??= place
  }

  const pixKey = valueAt(account, '01')
  const info = valueAt(account, '02')
  const location = valueAt(account, '25')
  const currency = valueAt(objects, '53') ?? ''
  if (!pixKey && !location && !recurrenceLocation) return { fault: 'not-pix', found: currency }

  const kind = location || !pixKey ? 'dynamic' : 'static'
  const { value: data = '', offset = 0 } = objects.find(({ tag }) => tag === '62') ?? {}
  const additional = readObjects(data, lengthUnit, offset + 4)
  if ('fault' in additional) return additional
  const reference = valueAt(additional, '05')
  const txid = kind === 'static' && reference !== '***' ? reference : undefined
  const amount = valueAt(objects, '54')
  const postalCode = valueAt(objects, '61')
  const pointOfInitiation = valueAt(objects, '01')
  const declared = last.value
  const computed = crc16(payload.slice(0, -4))
  const code: { -readonly [Key in keyof BrCode]: BrCode[Key] } = {
    kind,
    merchantName: valueAt(objects, '59') ?? '',
    merchantCity: valueAt(objects, '60') ?? '',
    merchantCategory: valueAt(objects, '52') ?? '',
    currency,
    country: valueAt(objects, '58') ?? '',
    checksum: { declared, computed, ok: declared.toUpperCase() === computed },
    lengthUnit,
    objects,
  }
  // Set one by one: spreading what may be absent took a third of the time to read a code.
  if (pixKey) code.pixKey = pixKey
  if (location) code.location = location
  if (recurrenceLocation) code.recurrenceLocation = recurrenceLocation
  if (info) code.info = info
  if (postalCode) code.postalCode = postalCode
  if (amount) code.amount = amount
  if (txid) code.txid = txid
  if (pointOfInitiation) code.pointOfInitiation = pointOfInitiation
  return code
}

/** The value of a tag; a code has a dozen at most, so looking along them is faster than a table. */
const valueAt = (objects: readonly EmvObject[], tag: string): string | undefined =>
  objects.find(object => object.tag === tag)?.value
