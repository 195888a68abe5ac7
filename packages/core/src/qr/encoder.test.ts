/// <reference path="./qrcode.d.ts" />
import qrcode from 'qrcode/lib/core/qrcode.js'
import { expect, test } from 'vitest'
import { createSymbol, type QrSymbol } from './encoder.ts'

/**
 * The package's own encoder in byte mode. It has no ECI, but asks its input array for the segments by `reduce` and each
 * segment for its parts, so a header that says UTF-8 can be slipped in.
 */
function reference(text: string): QrSymbol {
  const bytes = new TextEncoder().encode(text)
  const header = {
    mode: { id: 'ECI', bit: 7, ccBits: [8, 8, 8] },
    getLength: () => 26,
    getBitsLength: () => 0,
    write() {},
  }
  const body = {
    mode: { id: 'Byte', bit: 4, ccBits: [8, 16, 16] },
    getLength: () => bytes.length,
    getBitsLength: () => bytes.length * 8,
    write(buffer: { put(value: number, bits: number): void }) {
      for (const byte of bytes) buffer.put(byte, 8)
    },
  }
  const segments = [{ data: text, mode: 'byte' as const }]
  const input = /[^ -~]/.test(text) ? Object.assign(segments, { reduce: () => [header, body] }) : segments
  const { size, data } = qrcode.create(input, { errorCorrectionLevel: 'M' }).modules
  const rows = Array.from({ length: size }, (_, row) => data.slice(row * size, (row + 1) * size).join(''))
  return { size, modules: rows.map(row => `${row}0`).join('') }
}

/** The most bytes each version holds at level M (ISO/IEC 18004, table 7). */
const CAPACITY = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779,
  857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
]

test.each(CAPACITY.map((bytes, index) => [index + 1, bytes] as const))(
  'version %i is the same as the whole encoder makes it, from its first text to its last',
  (version, bytes) => {
    for (const length of [(CAPACITY[version - 2] ?? 0) + 1, bytes - 1, bytes]) {
      const text = Array.from({ length }, (_, at) => String.fromCharCode(32 + ((at * 7 + length) % 95))).join(
        '',
      )
      const symbol = createSymbol(text)
      expect(symbol.size).toBe(version * 4 + 17)
      expect(symbol).toEqual(reference(text))
    }
  },
  20_000,
)

test('a text that no symbol holds is refused', () => {
  expect(() => createSymbol('x'.repeat(2332))).toThrow(RangeError)
})

test.each(['é', 'São Paulo '.repeat(9), '🙂'.repeat(50), 'Жанна'.repeat(180), `${'x'.repeat(12)}é`])(
  'text outside ASCII says by ECI 26 that it is UTF-8: %j',
  text => {
    expect(createSymbol(text)).toEqual(reference(text))
  },
)
