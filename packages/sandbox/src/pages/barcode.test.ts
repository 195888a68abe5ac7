import { expect, test } from 'vitest'
import { barcode } from './barcode.ts'

test('a pair of digits is drawn in bars and gaps as the standard shows it', () => {
  // 3 is wide, wide, narrow, narrow, narrow; 8 is wide, narrow, narrow, wide, narrow.
  const [, path = ''] = /fill="#000" d="([^"]+)"/.exec(barcode('38', 'Barcode').html) ?? []
  const bars = [...path.matchAll(/M(\d+) 0h(\d)/g)].map(([, x, width]) => [Number(x), Number(width)])
  expect(bars).toEqual([
    [10, 1],
    [12, 1],
    [14, 3],
    [20, 3],
    [24, 1],
    [26, 1],
    [30, 1],
    [32, 3],
    [36, 1],
  ])
})
