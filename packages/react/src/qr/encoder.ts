/// <reference path="./qrcode.d.ts" />
/**
 * A QR symbol in byte mode and error correction M, put together from the parts of the `qrcode` package. Its own entry loads
 * the other modes, kanji tables and a path search with them: as much again, for texts that have to be in byte mode.
 *
 * @see ISO/IEC 18004
 */
import alignmentPattern from 'qrcode/lib/core/alignment-pattern.js'
import BitBuffer from 'qrcode/lib/core/bit-buffer.js'
import BitMatrix from 'qrcode/lib/core/bit-matrix.js'
import formatInfo from 'qrcode/lib/core/format-info.js'
import maskPattern from 'qrcode/lib/core/mask-pattern.js'
import ReedSolomonEncoder from 'qrcode/lib/core/reed-solomon-encoder.js'
import utils from 'qrcode/lib/core/utils.js'

/** How the bits of the format say level M. */
const LEVEL_M = { bit: 0 }

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

/** @throws {RangeError} the text is longer than the largest symbol holds */
export function createSymbol(text: string): QrSymbol {
  const bytes = new TextEncoder().encode(text)
  // ECI 26 says that the bytes are UTF-8; plain ASCII needs no saying.
  const eci = /[^ -~]/.test(text)
  const version = findVersion(bytes.length, eci)
  const size = version * 4 + 17
  const matrix = new BitMatrix(size)
  drawFinders(matrix)
  drawTiming(matrix)
  drawAlignment(matrix, version)
  drawFormat(matrix, 0)
  if (version >= 7) drawVersion(matrix, version)
  drawData(matrix, interleave(toCodewords(bytes, eci, version), version))

  const mask = maskPattern.getBestMask(matrix, candidate => drawFormat(matrix, candidate))
  maskPattern.applyMask(mask, matrix)
  drawFormat(matrix, mask)
  return { size, data: matrix.data }
}

const countBits = (version: number): number => (version < 10 ? 8 : 16)

const blocksOf = (version: number): { count: number; correction: number; data: number } => {
  const count = BLOCKS[version - 1] ?? 0
  const correction = CORRECTION[version - 1] ?? 0
  return { count, correction, data: utils.getSymbolTotalCodewords(version) - count * correction }
}

function findVersion(length: number, eci: boolean): number {
  for (let version = 1; version <= 40; version++) {
    const bits = (eci ? 12 : 0) + 4 + countBits(version) + length * 8
    if (bits <= blocksOf(version).data * 8) return version
  }
  throw new RangeError(`a text of ${length} bytes is too long for a QR code`)
}

function toCodewords(bytes: Uint8Array, eci: boolean, version: number): Uint8Array {
  const buffer = new BitBuffer()
  const total = blocksOf(version).data
  if (eci) {
    buffer.put(7, 4)
    buffer.put(26, 8)
  }
  buffer.put(4, 4)
  buffer.put(bytes.length, countBits(version))
  for (const byte of bytes) buffer.put(byte, 8)
  buffer.put(0, Math.min(4, total * 8 - buffer.length))
  while (buffer.length % 8 !== 0) buffer.put(0, 1)
  for (let pad = 0xec; buffer.length < total * 8; pad ^= 0xec ^ 0x11) buffer.put(pad, 8)
  return Uint8Array.from(buffer.buffer)
}

/** Cuts the data into blocks, adds to each its error correction, and deals them out like cards. */
function interleave(codewords: Uint8Array, version: number): number[] {
  const { count, correction } = blocksOf(version)
  const short = Math.floor(codewords.length / count)
  const encoder = new ReedSolomonEncoder(correction)
  // The last blocks are one codeword longer.
  const shorts = count - (codewords.length % count)
  const startOf = (index: number): number => index * short + Math.max(0, index - shorts)
  const blocks = Array.from({ length: count }, (_, index) =>
    codewords.slice(startOf(index), startOf(index + 1)),
  )
  return [...deal(blocks), ...deal(blocks.map(block => encoder.encode(block)))]
}

function deal(blocks: readonly Uint8Array[]): number[] {
  const longest = Math.max(...blocks.map(block => block.length))
  return Array.from({ length: longest }, (_, index) => blocks.map(block => block[index]))
    .flat()
    .filter(codeword => codeword !== undefined)
}

function drawFinders(matrix: BitMatrix): void {
  const last = matrix.size - 7
  for (const [top, left] of [
    [0, 0],
    [last, 0],
    [0, last],
  ] as const) {
    drawRings(matrix, top + 3, left + 3, 4, distance => distance !== 2 && distance !== 4)
  }
}

function drawAlignment(matrix: BitMatrix, version: number): void {
  for (const [row, column] of alignmentPattern.getPositions(version)) {
    drawRings(matrix, row, column, 2, distance => distance !== 1)
  }
}

/** Squares around a centre, as far as they lie inside. */
function drawRings(
  matrix: BitMatrix,
  row: number,
  column: number,
  radius: number,
  isDark: (distance: number) => boolean,
): void {
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      if (Math.min(row + y, column + x) < 0 || Math.max(row + y, column + x) >= matrix.size) continue
      matrix.set(row + y, column + x, isDark(Math.max(Math.abs(x), Math.abs(y))), true)
    }
  }
}

function drawTiming(matrix: BitMatrix): void {
  for (let at = 8; at < matrix.size - 8; at++) {
    matrix.set(at, 6, at % 2 === 0, true)
    matrix.set(6, at, at % 2 === 0, true)
  }
}

/** Level and mask, twice: around the first corner, and split between the two others. */
function drawFormat(matrix: BitMatrix, mask: number): void {
  const bits = formatInfo.getEncodedBits(LEVEL_M, mask)
  for (let index = 0; index < 15; index++) {
    const dark = ((bits >> index) & 1) === 1
    const near = index < 6 ? index : index + 1
    matrix.set(index < 8 ? near : matrix.size - 15 + index, 8, dark, true)
    matrix.set(8, index < 8 ? matrix.size - 1 - index : index < 9 ? 7 : 14 - index, dark, true)
  }
  matrix.set(matrix.size - 8, 8, true, true)
}

/** The version with its Golay code, twice. */
function drawVersion(matrix: BitMatrix, version: number): void {
  let rest = version << 12
  for (let shift = 5; shift >= 0; shift--) if (rest & (1 << (shift + 12))) rest ^= 0x1f25 << shift
  const bits = (version << 12) | rest
  for (let index = 0; index < 18; index++) {
    const row = Math.floor(index / 3)
    const column = (index % 3) + matrix.size - 11
    const dark = ((bits >> index) & 1) === 1
    matrix.set(row, column, dark, true)
    matrix.set(column, row, dark, true)
  }
}

/** Fills what is free from the right, two columns at a time, up and down by turns. */
function drawData(matrix: BitMatrix, codewords: readonly number[]): void {
  let bit = 0
  let upwards = true
  for (let right = matrix.size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < matrix.size; step++) {
      const row = upwards ? matrix.size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (matrix.isReserved(row, column)) continue
        const codeword = codewords[bit >> 3] ?? 0
        matrix.set(row, column, ((codeword >> (7 - (bit % 8))) & 1) === 1, false)
        bit++
      }
    }
    upwards = !upwards
  }
}
