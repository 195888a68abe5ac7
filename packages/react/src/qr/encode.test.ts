import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import jsQR from 'jsqr'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { encodeQr, type QrPath, warmQr } from './encode.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A CommonJS module whose default is itself or inside, depending on who loads it. */
const decode: typeof jsQR = Reflect.get(jsQR, 'default') ?? jsQR

/** Paints the path, four pixels to a module, and reads it as a camera would. */
function scan({ size, path }: QrPath): string | undefined {
  const scale = 4
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  let x = 0
  let y = 0
  for (const [, command, first = '', second = ''] of path.matchAll(/([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    const [dx, dy] = [Number(first), Number(second)]
    if (command === 'M') [x, y] = [dx, dy - 0.5]
    else if (command === 'm') [x, y] = [x + dx, y + dy]
    else {
      for (let row = y * scale; row < (y + 1) * scale; row++) {
        for (let column = x * scale; column < (x + dx) * scale; column++) {
          pixels.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
        }
      }
      x += dx
    }
  }
  return decode(pixels, side, side)?.data
}

describe('encodeQr', () => {
  test.each(vectors.valid.map(({ id, text }) => [id, text]))(
    'draws %s so that it reads back',
    (_id, text) => {
      expect(scan(encodeQr(text))).toBe(text)
    },
  )

  test('says by ECI that text outside ASCII is UTF-8, and it reads back', () => {
    const text = 'João 最佳运输 🙂'
    expect(scan(encodeQr(text))).toBe(text)
  })

  test('leaves four light modules on every side and moves relatively', () => {
    const { size, path } = encodeQr('x')
    expect(size).toBe(21 + 8)
    expect(path).toMatch(/^M4 4\.5h7m\d/)
    expect(path.slice(1)).not.toContain('M')
  })

  test('encodes a text once, however often it is drawn', () => {
    expect(encodeQr('the same')).toBe(encodeQr('the same'))
  })

  test('refuses what no symbol can hold', () => {
    expect(() => encodeQr('x'.repeat(5_000))).toThrow(RangeError)
  })
})

test('warming up is nothing at once, then text after text, each in a task of its own, the last as long as a code', () => {
  vi.useFakeTimers()
  const encode = vi.spyOn(TextEncoder.prototype, 'encode')
  warmQr()
  expect(encode).not.toHaveBeenCalled()
  const tasks = vi.getTimerCount()
  for (let task = 1; task <= tasks; task++) {
    vi.advanceTimersToNextTimer()
    expect(encode).toHaveBeenCalledTimes(task)
  }
  expect(encode.mock.lastCall?.[0]).toHaveLength(180)
})
