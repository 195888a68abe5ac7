// The same code drawn by us, by two libraries, and the way that looks simplest: a rectangle for each dark module.
import { encodeQr, warmQr } from '@rumba/react'
import { QrSvg } from '@rumba/react/QrSvg'
import { QRCodeSVG } from 'qrcode.react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import QRCode from 'react-qr-code'

const WAYS = {
  ours: ({ text }) => <QrSvg text={text} label="code" />,
  'qrcode.react': ({ text, size }) => <QRCodeSVG value={text} size={size} level="M" marginSize={4} />,
  'react-qr-code': ({ text, size }) => <QRCode value={text} size={size} level="M" />,
  'rect per module': Rectangles,
}

function Rectangles({ dots }) {
  return (
    <svg role="img" aria-label="code" viewBox={`0 0 ${dots.size} ${dots.size}`}>
      <rect width={dots.size} height={dots.size} fill="#fff" />
      {dots.list.map(([x, y]) => (
        <rect key={`${x},${y}`} x={x} y={y} width={1} height={1} />
      ))}
    </svg>
  )
}

let root
window.draw = async (way, text, size) => {
  const dots = dotsOf(await encodeQr(text))
  const host = document.querySelector('#root')
  host.style.width = `${size}px`
  host.style.height = `${size}px`
  root?.unmount()
  root = createRoot(host)
  const Way = WAYS[way]
  flushSync(() => root.render(<Way text={text} size={size} dots={dots} />))
  await untilDrawn(host)
}

/** Milliseconds to mount, and to draw again when a parent does, the encoder having run. */
window.time = async (way, text, rounds) => {
  const dots = dotsOf(await encodeQr(text))
  const Way = WAYS[way]
  const mounts = []
  const again = []
  let elements = 0
  for (let round = 0; round < rounds; round++) {
    const host = document.body.appendChild(document.createElement('div'))
    const mounted = createRoot(host)
    const draw = tick => (
      <div data-tick={tick}>
        <Way text={text} size={256} dots={dots} />
      </div>
    )
    const from = performance.now()
    flushSync(() => mounted.render(draw(0)))
    await untilDrawn(host)
    mounts.push(performance.now() - from)
    const then = performance.now()
    for (let tick = 1; tick <= 10; tick++) flushSync(() => mounted.render(draw(tick)))
    again.push((performance.now() - then) / 10)
    elements = host.querySelectorAll('svg, svg *').length
    mounted.unmount()
    host.remove()
  }
  return { mounts, again, elements }
}

/** Milliseconds from a code to its path, in a page that has encoded nothing yet or has warmed up. */
window.encode = async (text, isWarm) => {
  await encodeQrChunk()
  if (isWarm) {
    warmQr()
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  const from = performance.now()
  await encodeQr(text)
  return performance.now() - from
}

/** The file itself is there in both cases: what is compared is the first run. */
const encodeQrChunk = () => import('@rumba/core/qr')

async function untilDrawn(host) {
  while (!host.querySelector('svg')) await nextTask()
}

/** Without the 4 ms that a browser adds to timers in a row. */
function nextTask() {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(undefined)
  })
}

/** Our path, module by module. */
function dotsOf({ size, path }) {
  const list = []
  let [x, y] = [0, 0]
  for (const [, command, numbers] of path.matchAll(/([Mmh])([-\d. ]+)/g)) {
    const [first, second] = numbers.trim().split(' ').map(Number)
    if (command === 'h') {
      for (let at = 0; at < first; at++) list.push([x + at, y])
      x += first
    } else {
      x = command === 'M' ? first : x + first
      y = command === 'M' ? second - 0.5 : y + second
    }
  }
  return { size, list }
}
