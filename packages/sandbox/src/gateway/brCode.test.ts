import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { formatBrCode } from './brCode.ts'

const PAYEE = { merchantName: 'Fulano de Tal', merchantCity: 'BRASILIA' }

describe('formatBrCode', () => {
  test('writes the manual’s dynamic example, apart from its txid', () => {
    const sample = vectors.valid.find(vector => vector.id === 'bcb-manual-dynamic')
    const code = formatBrCode({
      location: 'bx.com.br/pix/8b3da2f3-9a41-40d1-a91a-bd93113bd441',
      amount: { minor: 12345n, currency: 'BRL' },
      currencyNumber: '986',
      payee: PAYEE,
    })
    const untilTxid = (text = '') => text.split('BRASILIA')[0]
    expect(untilTxid(code)).toBe(untilTxid(sample?.text))
    expect(code).toMatch(/62070503\*\*\*6304[0-9A-F]{4}$/)
  })

  test('ends with the checksum of the bytes, also where a name is not ASCII', () => {
    const code = formatBrCode({
      location: 'pix.example/1',
      amount: { minor: 100n, currency: 'BRL' },
      currencyNumber: '986',
      payee: { merchantName: 'Padaria São João', merchantCity: 'São Paulo' },
    })
    expect(code).toContain('5916Padaria São João6009São Paulo')
    expect(code.slice(-4)).toBe(crcByTable(code.slice(0, -4)))
  })
})

/** The same checksum another way, by a table; its first use is on published codes. */
function crcByTable(text: string): string {
  const table = Array.from({ length: 256 }, (_, byte) => {
    let value = byte << 8
    for (let bit = 0; bit < 8; bit += 1) value = ((value << 1) ^ (value & 0x8000 ? 0x1021 : 0)) & 0xffff
    return value
  })
  let crc = 0xffff
  for (const byte of Buffer.from(text)) crc = ((crc << 8) & 0xffff) ^ (table[(crc >> 8) ^ byte] ?? 0)
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

test.each(vectors.valid.filter(vector => vector.expect?.crc?.ok).slice(0, 20))(
  'the checksum these tests compute is the one of the published code $id',
  ({ text }) => {
    expect(crcByTable(text.slice(0, -4))).toBe(text.slice(-4).toUpperCase())
  },
)
