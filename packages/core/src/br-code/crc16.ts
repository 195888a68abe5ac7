/**
 * Checksum of tag 63: CRC-16 with polynomial 0x1021 and initial value 0xFFFF, over UTF-8, as four upper-case hex digits.
 *
 * @see EMV QRCPS Merchant-Presented Mode §4.7.3
 */
export function crc16(text: string): string {
  let crc = 0xffff
  const add = (byte: number): void => {
    // Folds the eight shifts of one byte into one step; holds for this polynomial only.
    let mix = (crc >> 8) ^ byte
    mix ^= mix >> 4
    crc = ((crc << 8) ^ (mix << 12) ^ (mix << 5) ^ mix) & 0xffff
  }
  // In plain ASCII, which nearly every code is, a character is its byte.
  if (/[^\0-\x7f]/.test(text)) new TextEncoder().encode(text).forEach(add)
  else for (let at = 0; at < text.length; at += 1) add(text.charCodeAt(at))
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
