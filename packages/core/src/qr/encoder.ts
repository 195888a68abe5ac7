import { drawMask } from './mask.ts'
import { createMatrix, type Matrix, reserve } from './matrix.ts'
import { createCorrector } from './reedSolomon.ts'

/** Level M, by version from 1: in how many blocks the data is cut, and how many codewords correct each block. */
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
  31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
]
const CORRECTION = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
]

/** Modules row by row, 1 is dark. */
export interface QrSymbol {
  readonly size: number
  readonly data: Uint8Array
}

/**
 * A QR symbol in byte mode and error correction M.
 *
 * @throws {RangeError} the text is longer than the largest symbol holds
 * @see ISO/IEC 18004
 */
export function createSymbol(text: string): QrSymbol {
  const bytes = new TextEncoder().encode(text)
  // ECI 26 says that the bytes are UTF-8; plain ASCII needs no saying.
  const eci = /[^ -~]/.test(text)
  const version = findVersion(bytes.length, eci)
  const size = version * 4 + 17
  const matrix = createMatrix(size)
  drawFinders(matrix)
  drawTiming(matrix)
  drawAlignment(matrix, version)
  drawFormat(matrix, 0)
  if (version >= 7) drawVersion(matrix, version)
  drawData(matrix, interleave(toCodewords(bytes, eci, version), version))
  drawMask(matrix, mask => drawFormat(matrix, mask))
  return { size, data: matrix.data }
}

const countBits = (version: number): number => (version < 10 ? 8 : 16)

const blocksOf = (version: number): { count: number; correction: number; data: number } => {
  const count = BLOCKS[version - 1] ?? 0
  const correction = CORRECTION[version - 1] ?? 0
  return { count, correction, data: countCodewords(version) - count * correction }
}

/** All that is left of the square when the patterns are drawn. */
function countCodewords(version: number): number {
  const across = alignmentsOf(version)
  const alignment = across && 25 * across * across - 10 * across - 55
  return (((16 * version + 128) * version + 64 - alignment - (version < 7 ? 0 : 36)) / 8) | 0
}

/** Alignment patterns in a row. */
const alignmentsOf = (version: number): number => (version === 1 ? 0 : Math.floor(version / 7) + 2)

function findVersion(length: number, eci: boolean): number {
  for (let version = 1; version <= 40; version++) {
    const bits = (eci ? 12 : 0) + 4 + countBits(version) + length * 8
    if (bits <= blocksOf(version).data * 8) return version
  }
  throw new RangeError(`a text of ${length} bytes is too long for a QR code`)
}

function toCodewords(bytes: Uint8Array, eci: boolean, version: number): Uint8Array {
  const codewords = new Uint8Array(blocksOf(version).data)
  let length = 0
  const put = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit--, length++) {
      const at = length >> 3
      codewords[at] = (codewords[at] ?? 0) | (((value >> bit) & 1) << (7 - (length % 8)))
    }
  }
  if (eci) put(0x71a, 12)
  put(4, 4)
  put(bytes.length, countBits(version))
  for (const byte of bytes) put(byte, 8)
  // Up to four zeros end the data, and more fill the codeword.
  const end = Math.ceil((length + 4) / 8)
  for (let at = end, pad = 0xec; at < codewords.length; at++, pad ^= 0xec ^ 0x11) codewords[at] = pad
  return codewords
}

/** Cuts the data into blocks, adds to each its error correction, and deals them out like cards. */
function interleave(codewords: Uint8Array, version: number): number[] {
  const { count, correction } = blocksOf(version)
  const short = Math.floor(codewords.length / count)
  const correct = createCorrector(correction)
  // The last blocks are one codeword longer.
  const shorts = count - (codewords.length % count)
  const startOf = (index: number): number => index * short + Math.max(0, index - shorts)
  const blocks = Array.from({ length: count }, (_, index) =>
    codewords.slice(startOf(index), startOf(index + 1)),
  )
  return [...deal(blocks), ...deal(blocks.map(correct))]
}

function deal(blocks: readonly Uint8Array[]): number[] {
  const longest = Math.max(...blocks.map(block => block.length))
  return Array.from({ length: longest }, (_, index) => blocks.map(block => block[index]))
    .flat()
    .filter(codeword => codeword !== undefined)
}

function drawFinders(matrix: Matrix): void {
  const last = matrix.size - 7
  for (const [top, left] of [
    [0, 0],
    [last, 0],
    [0, last],
  ] as const) {
    drawRings(matrix, top + 3, left + 3, 4, distance => distance !== 2 && distance !== 4)
  }
}

function drawAlignment(matrix: Matrix, version: number): void {
  const count = alignmentsOf(version)
  // Version 32 keeps another distance than the rule gives.
  const distance = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const positions = Array.from({ length: count }, (_, at) =>
    at === 0 ? 6 : matrix.size - 7 - distance * (count - 1 - at),
  )
  const [first, last] = [positions[0], positions.at(-1)]
  for (const row of positions) {
    for (const column of positions) {
      // Three corners have their finders.
      if ((row === first && (column === first || column === last)) || (row === last && column === first))
        continue
      drawRings(matrix, row, column, 2, ring => ring !== 1)
    }
  }
}

/** Squares around a centre, as far as they lie inside. */
function drawRings(
  matrix: Matrix,
  row: number,
  column: number,
  radius: number,
  isDark: (distance: number) => boolean,
): void {
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      if (Math.min(row + y, column + x) < 0 || Math.max(row + y, column + x) >= matrix.size) continue
      reserve(matrix, row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))))
    }
  }
}

function drawTiming(matrix: Matrix): void {
  for (let at = 8; at < matrix.size - 8; at++) {
    reserve(matrix, at, 6, at % 2 === 0)
    reserve(matrix, 6, at, at % 2 === 0)
  }
}

/** Level (M is 00) and mask with their BCH code, twice: around the first corner, and split between the two others. */
function drawFormat(matrix: Matrix, mask: number): void {
  const bits = withCheck(mask, 10, 0x537) ^ 0x5412
  for (let index = 0; index < 15; index++) {
    const dark = ((bits >> index) & 1) === 1
    const near = index < 6 ? index : index + 1
    reserve(matrix, index < 8 ? near : matrix.size - 15 + index, 8, dark)
    reserve(matrix, 8, index < 8 ? matrix.size - 1 - index : index < 9 ? 7 : 14 - index, dark)
  }
  reserve(matrix, matrix.size - 8, 8, true)
}

/** The version with its Golay code, twice. */
function drawVersion(matrix: Matrix, version: number): void {
  const bits = withCheck(version, 12, 0x1f25)
  for (let index = 0; index < 18; index++) {
    const row = Math.floor(index / 3)
    const column = (index % 3) + matrix.size - 11
    const dark = ((bits >> index) & 1) === 1
    reserve(matrix, row, column, dark)
    reserve(matrix, column, row, dark)
  }
}

/** A value with the remainder of its division by a polynomial of degree `bits` behind it. */
function withCheck(value: number, bits: number, polynomial: number): number {
  let rest = value << bits
  for (let shift = 5; shift >= 0; shift--) if (rest & (1 << (shift + bits))) rest ^= polynomial << shift
  return (value << bits) | rest
}

/** Fills what is free from the right, two columns at a time, up and down by turns. */
function drawData(matrix: Matrix, codewords: readonly number[]): void {
  let bit = 0
  let upwards = true
  for (let right = matrix.size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < matrix.size; step++) {
      const row = upwards ? matrix.size - 1 - step : step
      for (const column of [right, right - 1]) {
        const at = row * matrix.size + column
        if (matrix.reserved[at]) continue
        matrix.data[at] = ((codewords[bit >> 3] ?? 0) >> (7 - (bit % 8))) & 1
        bit++
      }
    }
    upwards = !upwards
  }
}
