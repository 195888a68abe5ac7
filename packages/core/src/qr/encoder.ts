import { findMasked } from './mask.ts'
import { createMatrix, type Draw, type Matrix } from './matrix.ts'
import { createCorrector } from './reedSolomon.ts'

/** Level M, by version from 1: in how many blocks the data is cut, and how many codewords correct each block. */
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
  31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
]
/** The others have 28. */
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26]

export interface QrSymbol {
  readonly size: number
  /** Row by row, `1` is dark; behind each row stands one more `0`. */
  readonly modules: string
}

/**
 * A QR symbol in byte mode and error correction M.
 *
 * A code is mostly the first that a page encodes, by loops that are not compiled yet. So what there is much of goes through the
 * engine's own code: digits as text, and modules as the bits of one number.
 *
 * @throws {RangeError} the text is longer than the largest symbol holds
 * @see ISO/IEC 18004
 */
export function createSymbol(text: string): QrSymbol {
  const { version, codewords } = toCodewords(text)
  const size = version * 4 + 17
  const matrix = createMatrix(size)
  drawFinders(matrix)
  drawAlignment(matrix, version)
  drawTiming(matrix)
  // Its place is kept: what stands there hangs on the mask.
  drawFormat(size, 0, (row, column) => matrix.draw(row, column, 0))
  if (version >= 7) drawVersion(matrix, version)
  drawData(matrix, interleave(codewords, version))
  const modules = findMasked(matrix, (...format) => drawFormat(size, ...format))
  return { size, modules: modules.toString(2) }
}

function blocksOf(version: number): { count: number; correction: number; data: number } {
  const count = BLOCKS[version - 1] ?? 0
  const correction = CORRECTION[version - 1] ?? 28
  const across = alignmentsOf(version)
  // All that is left of the square when the patterns are drawn.
  const alignment = across && 25 * across * across - 10 * across - 55
  const modules = (16 * version + 128) * version + 64 - alignment - (version < 7 ? 0 : 36)
  return { count, correction, data: (modules >> 3) - count * correction }
}

/** Alignment patterns in a row. */
const alignmentsOf = (version: number): number => (version === 1 ? 0 : ((version / 7) | 0) + 2)

/** The data for the smallest symbol that holds it, in hexadecimal, of which every part of it is some whole digits. */
function toCodewords(text: string): { version: number; codewords: string } {
  const bytes = new TextEncoder().encode(text)
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')
  let body = ''
  for (const byte of bytes) body += hex(byte, 2)
  for (let version = 1; version <= 40; version++) {
    // ECI 26 says that the bytes are UTF-8; plain ASCII needs no saying.
    const digits = `${/[^ -~]/.test(text) ? '71a4' : '4'}${hex(bytes.length, version < 10 ? 2 : 4)}${body}`
    const room = blocksOf(version).data * 2
    if (digits.length > room) continue
    // A zero ends the data, where there is room for it, and another fills the codeword.
    const end = digits.length % 2 ? '0' : '00'
    return { version, codewords: (digits + end).padEnd(room, 'ec11').slice(0, room) }
  }
  throw new RangeError('too long for a QR code')
}

/** Cuts the data into blocks, adds to each its error correction, and deals them out like cards: bit by bit. */
function interleave(codewords: string, version: number): string {
  const { count, correction, data } = blocksOf(version)
  let rest = codewords
  // The last blocks are one codeword longer.
  const blocks = Array.from({ length: count }, (_, index) => {
    const block = rest.slice(0, 2 * (((data + index) / count) | 0))
    rest = rest.slice(block.length)
    return block
  })
  const dealt = deal(blocks) + deal(blocks.map(createCorrector(correction)))
  return BigInt(`0x1${dealt}`).toString(2).slice(1)
}

function deal(blocks: readonly string[]): string {
  let dealt = ''
  for (let at = 0; dealt.length < blocks.join('').length; at += 2) {
    for (const block of blocks) dealt += block.slice(at, at + 2)
  }
  return dealt
}

function drawFinders(matrix: Matrix): void {
  const far = matrix.size - 4
  drawRings(matrix, 3, 3, 4)
  drawRings(matrix, far, 3, 4)
  drawRings(matrix, 3, far, 4)
}

function drawAlignment(matrix: Matrix, version: number): void {
  const { size, reserved } = matrix
  const count = alignmentsOf(version)
  // Version 32 keeps another distance than the rule gives.
  const distance = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const positions = [6]
  for (let at = size - 7; positions.length < count; at -= distance) positions.push(at)
  for (const row of positions) {
    for (const column of positions) {
      // Three corners have their finders.
      if (!reserved[row * (size + 1) + column]) drawRings(matrix, row, column, 2)
    }
  }
}

/** A dark centre, a light ring around it, then a dark one, and in a finder another light one. What lies outside is not kept. */
function drawRings({ draw }: Matrix, row: number, column: number, radius: number): void {
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const distance = Math.max(Math.abs(x), Math.abs(y))
      draw(row + y, column + x, Number(distance * 2 !== radius && distance < 4))
    }
  }
}

function drawTiming({ size, draw }: Matrix): void {
  for (let at = 8; at < size - 8; at++) {
    draw(at, 6, (at + 1) % 2)
    draw(6, at, (at + 1) % 2)
  }
}

/** Level (M is 00) and mask with their BCH code, twice: around the first corner, and split between the two others. */
function drawFormat(size: number, mask: number, draw: Draw): void {
  const bits = withCheck(mask, 10, 0x537) ^ 0x5412
  for (let index = 0; index < 15; index++) {
    const module = (bits >> index) & 1
    const near = index < 6 ? index : index + 1
    draw(index < 8 ? near : size - 15 + index, 8, module)
    draw(8, index < 8 ? size - 1 - index : index < 9 ? 7 : 14 - index, module)
  }
  draw(size - 8, 8, 1)
}

/** The version with its Golay code, twice. */
function drawVersion({ size, draw }: Matrix, version: number): void {
  const bits = withCheck(version, 12, 0x1f25)
  for (let index = 0; index < 18; index++) {
    const row = (index / 3) | 0
    const column = (index % 3) + size - 11
    draw(row, column, (bits >> index) & 1)
    draw(column, row, (bits >> index) & 1)
  }
}

/** A value with the remainder of its division by a polynomial of degree `bits` behind it. */
function withCheck(value: number, bits: number, polynomial: number): number {
  let rest = value << bits
  for (let shift = 5; shift >= 0; shift--) if (rest & (1 << (shift + bits))) rest ^= polynomial << shift
  return (value << bits) | rest
}

/** Fills what is free from the right, two columns at a time, up and down by turns; where no bits are left, with light ones. */
function drawData({ size, data, reserved }: Matrix, bits: string): void {
  let bit = 0
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < size * 2; step++) {
      const row = (right + 1) & 2 ? step >> 1 : size - 1 - (step >> 1)
      const at = row * (size + 1) + right - (step & 1)
      if (!reserved[at]) data[at] = Number(bits[bit++])
    }
  }
}
