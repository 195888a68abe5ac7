// How fast a Pix code is read and weighed, beside a well-kept library that reads it and gives no reasons: the same published
// codes, in turns, in one process. Then how the time grows with the length of the text, up to the cap.
import { getPixPayloadInfo } from '@brazilian-utils/brazilian-utils/get-pix-payload-info'
import { inspectBrCode, parseBrCode } from '@rumba/core'
import vectors from '@rumba/vectors/br-code.json' with { type: 'json' }
import { median } from './figures.mjs'

const ROUNDS = 41
const codes = vectors.valid.map(({ text }) => text).filter(text => getPixPayloadInfo(text))
const order = { amount: { minor: 2501n, currency: 'BRL' } }

const contenders = {
  'parse + inspect, ours': text => inspectBrCode(parseBrCode(text), order).verdict,
  'parse, ours': text => parseBrCode(text).kind,
  getPixPayloadInfo: text => getPixPayloadInfo(text)?.merchantName,
}
const results = new Map(Object.keys(contenders).map(name => [name, []]))
for (let round = 0; round < ROUNDS; round += 1) {
  // In turns, so that a busy moment of the machine hits them all.
  for (const [name, read] of Object.entries(contenders)) {
    const nanoseconds = timePerCall(() => {
      for (const text of codes) read(text)
    }, 40)
    if (round > 0) results.get(name).push(nanoseconds / codes.length)
  }
}
const peer = median(results.get('getPixPayloadInfo'))
console.log(`${codes.length} published codes that both read, median of ${ROUNDS - 1} rounds`)
for (const [name, times] of results) {
  const time = median(times)
  console.log(
    `${name.padEnd(24)} ${(time / 1000).toFixed(2).padStart(7)} µs a code   ${(peer / time).toFixed(2)} × the peer's speed`,
  )
}

console.log('\nlength of the text   parse + inspect   nanoseconds a character')
const growth = []
for (const length of [128, 256, 512, 1024]) {
  const text = 'x'.repeat(99)
  let code = '00020126360014br.gov.bcb.pix0114+551234567890152040000530398654041.005802BR5901A6001B'
  for (let tag = 65; length - code.length - 8 >= 105; tag += 1) code += `${tag}99${text}`
  const rest = length - code.length - 8 - 4
  if (rest > 0) code += `${80}${String(rest).padStart(2, '0')}${text.slice(0, rest)}`
  code += '63040000'
  const time = median(Array.from({ length: 21 }, () => timePerCall(() => inspectBrCode(code), 400)))
  growth.push(time / code.length)
  console.log(
    `${String(code.length).padStart(18)}   ${(time / 1000).toFixed(2).padStart(12)} µs   ${(time / code.length).toFixed(1)}`,
  )
}
console.log(
  `a character of the longest costs ${(growth.at(-1) / growth[0]).toFixed(2)} × one of the shortest: linear when about 1 or less`,
)

function timePerCall(call, times) {
  const start = process.hrtime.bigint()
  for (let index = 0; index < times; index += 1) call()
  return Number(process.hrtime.bigint() - start) / times
}
