// Whether a code is drawn as small as the standard lets it be: byte mode, level M (EMV MPM 4.12.1.1), beside what mixed modes would give.
import { encodeQr } from '@rumba/react'
import { createCodes } from './browser/codes.mjs'
import { judge, missed } from './figures.mjs'

/** Data codewords of each version at level M, by ISO/IEC 18004 table 7. */
const CAPACITY = [
  16, 28, 44, 64, 86, 108, 124, 154, 182, 216, 254, 290, 334, 365, 415, 453, 507, 563, 627, 669,
]
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const codes = createCodes(2_000)

let larger = 0
let mixed = 0
for (const code of codes) {
  const { size } = encodeQr(code)
  const version = (size - 8 - 17) / 4
  const smallest = smallestFor(at => 4 + (at < 10 ? 8 : 16) + 8 * code.length)
  if (version > smallest) larger++
  if (version > smallestFor(at => mixedBits(code, at))) mixed++
}
console.log(`\n${codes.length} codes; larger than the smallest symbol in byte mode: ${larger}`)
console.log(`larger than the smallest in mixed modes, which EMV does not want: ${mixed}`)
judge('codes drawn larger than they need be', (100 * larger) / codes.length, 1, ' %')
if (missed.length > 0) process.exitCode = 1

function smallestFor(bitsAt) {
  return CAPACITY.findIndex((codewords, index) => bitsAt(index + 1) <= 8 * codewords) + 1
}

/** The fewest bits over all ways to cut a text into numeric, alphanumeric and byte segments, in sixths so that digits come out whole. */
function mixedBits(text, version) {
  const heads = (version < 10 ? [10, 9, 8] : [12, 11, 16]).map(bits => 6 * (bits + 4))
  let fewest = [...heads]
  for (const letter of text) {
    const grown = [
      /\d/.test(letter) ? fewest[0] + 20 : Infinity,
      ALPHANUMERIC.includes(letter) ? fewest[1] + 33 : Infinity,
      fewest[2] + 48,
    ]
    const whole = Math.min(...grown.map(sixths => 6 * Math.ceil(sixths / 6)))
    fewest = grown.map((sixths, mode) => Math.min(sixths, whole + heads[mode]))
  }
  return Math.ceil(Math.min(...fewest) / 6)
}
