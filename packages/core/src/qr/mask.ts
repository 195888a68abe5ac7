import type { Matrix } from './matrix.ts'

type Mask = (row: number, column: number) => number

/** Where each mask turns a module: where it is 0. */
const MASKS: readonly Mask[] = [
  (row, column) => (row + column) % 2,
  row => row % 2,
  (_row, column) => column % 3,
  (row, column) => (row + column) % 3,
  (row, column) => ((row >> 1) + Math.floor(column / 3)) % 2,
  (row, column) => ((row * column) % 2) + ((row * column) % 3),
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2,
  (row, column) => (((row * column) % 3) + ((row + column) % 2)) % 2,
]

/**
 * Masks the data with what gives the symbol fewest patterns that trouble a reader.
 *
 * @param drawFormat writes the format with the number of a mask
 * @see ISO/IEC 18004, 7.8
 */
export function drawMask(matrix: Matrix, drawFormat: (mask: number) => void): void {
  let best = 0
  let fewest = Infinity
  MASKS.forEach((mask, index) => {
    drawFormat(index)
    apply(mask, matrix)
    const points = penaltyOf(matrix)
    apply(mask, matrix)
    if (points < fewest) {
      fewest = points
      best = index
    }
  })
  apply(MASKS[best] as Mask, matrix)
  drawFormat(best)
}

function apply(mask: Mask, { size, data, reserved }: Matrix): void {
  for (let row = 0, at = 0; row < size; row++) {
    for (let column = 0; column < size; column++, at++) {
      if (!reserved[at] && mask(row, column) === 0) data[at] = 1 - (data[at] ?? 0)
    }
  }
}

function penaltyOf({ size, data }: Matrix): number {
  let points = 0
  let dark = 0
  for (let row = 0, at = 0; row < size; row++) {
    points += penaltyOfLine(data, at, 1, size) + penaltyOfLine(data, row, size, size)
    for (let column = 0; column < size; column++, at++) {
      const module = data[at] ?? 0
      dark += module
      // A square of four alike.
      if (
        row > 0 &&
        column > 0 &&
        module === data[at - 1] &&
        module === data[at - size] &&
        module === data[at - size - 1]
      ) {
        points += 3
      }
    }
  }
  return points + Math.abs(Math.ceil((dark * 20) / data.length) - 10) * 10
}

/** Runs of five or more, and what looks like the middle of a finder with a light side. */
function penaltyOfLine(data: Uint8Array, from: number, step: number, size: number): number {
  let points = 0
  let run = 0
  let last = 0
  let recent = 0
  for (let index = 0; index < size; index++) {
    const module = data[from + index * step] ?? 0
    run = module === last ? run + 1 : 1
    last = module
    if (run >= 5) points += run === 5 ? 3 : 1
    recent = ((recent << 1) | module) & 0x7ff
    if (index >= 10 && (recent === 0x5d0 || recent === 0x5d)) points += 40
  }
  return points
}
