/** Who both codes pay. */
export const PAYEE = 'F'

const field = (tag: string, value: string): string => tag + String(value.length).padStart(2, '0') + value

/** A static code of R$ 1 with what it must have, in the shortest way, and some fields more. */
function compose(more: readonly string[] = []): string {
  const code = [
    field('00', '01'),
    field('26', field('00', 'br.gov.bcb.pix') + field('01', 'a@b.co')),
    field('52', '0000'),
    field('53', '986'),
    field('54', '1'),
    field('58', 'BR'),
    field('59', PAYEE),
    field('60', 'B'),
    field('62', field('05', '***')),
    ...more,
    '6304',
  ].join('')
  return code + checksumOf(code)
}

function checksumOf(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

const FILLED = ['65', '66', '67', '68'].map(tag => field(tag, 'x'.repeat(88)))

export const SHORT: string = compose()
/** 512 characters, as long as a code may be (EMV QRCPS Merchant-Presented Mode 1.1 §4.12.1). */
export const LONGEST: string = compose([...FILLED, field('69', 'x'.repeat(508 - compose(FILLED).length))])
