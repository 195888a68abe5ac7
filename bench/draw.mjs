// What drawing a code costs the page, beside two libraries and a rectangle for each module; and what warming the encoder up saves.
import { PRINTED } from './browser/codes.mjs'
import { launch, openStage } from './browser/stage.mjs'
import { judge, median, missed } from './figures.mjs'

const WAYS = ['ours', 'qrcode.react', 'react-qr-code', 'rect per module']
const PAGES = 4
const MOUNTS = 40
const FRESH_PAGES = 15

// One of the libraries writes styles into the page.
const stage = await openStage('codes.jsx', { policy: '' })
const browser = await launch()
const inPage = async run => {
  const page = await browser.newPage()
  await page.goto(stage.origin)
  await page.waitForFunction(() => window.draw !== undefined)
  const result = await run(page)
  await page.close()
  return result
}

const figures = new Map(WAYS.map(way => [way, { mounts: [], again: [], elements: 0 }]))
const encoding = { cold: [], warm: [] }
try {
  for (let round = 0; round < PAGES; round++) {
    for (const way of WAYS) {
      const { mounts, again, elements } = await inPage(page =>
        page.evaluate(([...given]) => window.time(...given), [way, PRINTED, MOUNTS]),
      )
      const sum = figures.get(way)
      sum.mounts.push(...mounts)
      sum.again.push(...again)
      sum.elements = elements
    }
  }
  for (let round = 0; round < FRESH_PAGES; round++) {
    for (const [name, isWarm] of [
      ['cold', false],
      ['warm', true],
    ])
      encoding[name].push(
        await inPage(page => page.evaluate(([...given]) => window.encode(...given), [PRINTED, isWarm])),
      )
  }
} finally {
  await browser.close()
  stage.close()
}

const ours = figures.get('ours')
console.log(`\n${''.padEnd(18)} ms to mount   times ours   ms a parent's drawing   elements`)
for (const [way, { mounts, again, elements }] of figures) {
  console.log(
    `${way.padEnd(18)} ${median(mounts).toFixed(2).padStart(11)} ${(median(mounts) / median(ours.mounts)).toFixed(1).padStart(12)} ${median(again).toFixed(3).padStart(23)} ${String(elements).padStart(10)}`,
  )
}
console.log(
  `\ncode to path, first in the page: ${median(encoding.cold).toFixed(1)} ms; warmed up: ${median(encoding.warm).toFixed(1)} ms`,
)
judge('elements', ours.elements, 3)
judge(
  'mount, of a rectangle for each module',
  median(ours.mounts) / median(figures.get('rect per module').mounts),
  1 / 15,
)
judge(
  'drawing again when a parent does, of react-qr-code',
  median(ours.again) / median(figures.get('react-qr-code').again),
  0.1,
)
judge('encoding when warm, of cold', median(encoding.warm) / median(encoding.cold), 0.35)
if (missed.length > 0) process.exitCode = 1
