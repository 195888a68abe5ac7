import { formatDecimal, type Money } from '@rumba/core'

/** Who is paid, as the buyer's bank shows it. */
export interface Payee {
  /** At most 25 characters. */
  readonly merchantName: string
  /** At most 15 characters. */
  readonly merchantCity: string
}

export interface BrCodeFields {
  /** Where the buyer's bank fetches the charge, without a scheme; at most 77 characters. */
  readonly location: string
  /** Absent where only the charge at the location states it. */
  readonly amount: Money | undefined
  /** ISO 4217 numeric; a Pix code says 986. */
  readonly currencyNumber: string
  readonly payee: Payee
}

/**
 * Writes a dynamic BR Code: one use (tag 01 is 12), the charge's location in tag 26, the amount in tag 54 where there is one, checksum last.
 *
 * @see EMV QRCPS Merchant-Presented Mode 1.1; Banco Central do Brasil, Manual do BR Code
 */
export function formatBrCode({ location, amount, currencyNumber, payee }: BrCodeFields): string {
  const text = [
    tag('00', '01'),
    tag('01', '12'),
    tag('26', tag('00', 'br.gov.bcb.pix') + tag('25', location)),
    tag('52', '0000'),
    tag('53', currencyNumber),
    amount ? tag('54', formatDecimal(amount)) : '',
    tag('58', 'BR'),
    tag('59', payee.merchantName),
    tag('60', payee.merchantCity),
    // A dynamic code hides its txid: the bank reads it at the location.
    tag('62', tag('05', '***')),
    '6304',
  ].join('')
  return text + checksum(text)
}

/** A length counts characters, not bytes. */
function tag(id: string, value: string): string {
  return id + String(Array.from(value).length).padStart(2, '0') + value
}

/** CRC-16 with polynomial 1021 and initial value FFFF over the UTF-8 bytes, as four upper-case hex digits. */
function checksum(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1
  }
  return (crc & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}
