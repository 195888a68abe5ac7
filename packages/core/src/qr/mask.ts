import type { Draw, Matrix } from './matrix.ts'

/** By mask: turns a module where it is 0. All of them repeat after 12 rows and 6 columns. */
function maskAt(row: number, column: number): readonly number[] {
  const two = (row * column) % 2
  const three = (row * column) % 3
  return [
    (row + column) % 2,
    row % 2,
    column % 3,
    (row + column) % 3,
    ((row >> 1) + Number(column > 2)) % 2,
    two + three,
    (two + three) % 2,
    (three + row + column) % 2,
  ]
}

/**
 * The symbol with the mask that gives it fewest patterns that trouble a reader; its modules as bits.
 *
 * @param drawFormat draws the format with the number of a mask by what it is given
 * @see ISO/IEC 18004, 7.8
 */
export function findMasked(
  { size, data, reserved }: Matrix,
  drawFormat: (mask: number, draw: Draw) => void,
): bigint {
  const drawn = toBits(data.join(''))
  const fixed = toBits(reserved.join(''))
  const penaltyOf = createPenalty(size)
  let best = 0n
  let fewest = Infinity
  for (let mask = 0; mask < 8; mask++) {
    const pattern = repeat(
      12,
      data.length,
      row => `${repeat(6, size, column => (maskAt(row, column)[mask] ? '0' : '1'))}0`,
    )
    let bits = drawn ^ (toBits(pattern) | fixed) ^ fixed
    drawFormat(mask, (row, column, module) => {
      bits |= BigInt(module) << BigInt(data.length - 1 - row * (size + 1) - column)
    })
    const points = penaltyOf(bits)
    if (points < fewest) {
      fewest = points
      best = bits
    }
  }
  return best
}

const toBits = (modules: string): bigint => BigInt(`0b${modules}`)

/** As many texts as differ, again and again, up to a length. */
function repeat(count: number, length: number, textOf: (index: number) => string): string {
  const texts = Array.from({ length: count }, (_, index) => textOf(index)).join('')
  return texts.repeat(length / texts.length + 1).slice(0, length)
}

function createPenalty(size: number): (dark: bigint) => number {
  const all = toBits(`${'1'.repeat(size)}0`.repeat(size))
  const fields = [1n, 2n, 4n, 8n].map(shift => [shift, 2n ** 31680n / (2n ** shift + 1n)] as const)
  /** How many bits are set: added up in ever wider fields, of which the remainder is the sum. */
  const count = (bits: bigint): number => {
    for (const [shift, mask] of fields) bits = (bits & mask) + ((bits >> shift) & mask)
    return Number(bits % 0xffffn)
  }
  return dark => {
    let points = 10 * Math.abs(Math.ceil((count(dark) * 20) / size ** 2) - 10)
    let squares = all
    const light = all ^ dark
    for (const step of [1, size + 1]) {
      /** Where modules one step from each other are as the text says. */
      const find = (text: string): bigint => {
        let found = all
        for (let at = 0; at < text.length; at++) {
          found &= (text[at] === '1' ? dark : light) >> BigInt(at * step)
        }
        return found
      }
      const pairs = find('11') | find('00')
      squares &= step === 1 ? pairs & (pairs >> BigInt(size + 1)) : pairs
      // A run of five, and each module by which it is longer.
      const runs = find('11111') | find('00000')
      points += 3 * count(runs) - 2 * count(runs & (runs >> BigInt(step)))
      // What looks like the middle of a finder with a light side.
      points += 40 * count(find('10111010000') | find('00001011101'))
    }
    return points + 3 * count(squares)
  }
}
