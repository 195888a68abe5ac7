// BR Codes to draw: the one printed in the gateway's documents, and made-up ones of every length a bank sends.
export const PRINTED =
  '00020126850014br.gov.bcb.pix2563pix.voluti.com.br/qr/v3/at/eb63388a-c721-430c-a1c8-8ed7bce2ec075204000053039865802BR5918WZ_PLAY_JOGOS_LTDA6009SAO_PAULO62070503***63049901'

const field = (id, value) => id + String(value.length).padStart(2, '0') + value

/** A dynamic code whose location is as long as it may be, with every field that such a code has. */
export const LONGEST = toCode(
  'pix.example.com.br/qr/v2/cobv/'.padEnd(77, '9d36b84f-c70b-478f-b95c'),
  'A'.repeat(25),
  'B'.repeat(15),
  '123456789.99',
)

/** `count` dynamic codes, the same ones in each run. */
export function createCodes(count) {
  let seed = 42
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const letters = (length, of) => Array.from({ length }, () => of[Math.floor(random() * of.length)]).join('')
  return Array.from({ length: count }, () =>
    toCode(
      `pix.example.com.br/qr/v2/${random() < 0.5 ? 'cobv/' : ''}${letters(32, '0123456789abcdef')}`,
      letters(5 + Math.floor(random() * 20), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ '),
      letters(4 + Math.floor(random() * 11), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      random() < 0.5 ? `${Math.floor(random() * 9_999) + 1}.${letters(2, '0123456789')}` : undefined,
    ),
  )
}

function toCode(location, name, city, amount) {
  const code = [
    field('00', '01'),
    field('01', '12'),
    field('26', field('00', 'br.gov.bcb.pix') + field('25', location)),
    field('52', '0000'),
    field('53', '986'),
    amount === undefined ? '' : field('54', amount),
    field('58', 'BR'),
    field('59', name),
    field('60', city),
    field('62', field('05', '***')),
    '6304',
  ].join('')
  return code + checksumOf(code)
}

function checksumOf(text) {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
