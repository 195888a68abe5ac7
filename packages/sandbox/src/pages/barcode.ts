import { type Html, html } from './html.ts'

/** Bars and gaps of a digit in narrow (1) and wide (3) modules, as Interleaved 2 of 5 has them. @see ISO/IEC 16390 */
const DIGITS = ['11331', '31113', '13113', '33111', '11313', '31311', '13311', '11133', '31131', '13131']
const START = '1111'
const STOP = '311'
/** Light modules on either side, without which a reader does not find it. */
const QUIET_ZONE = 10

/** Draws an even number of digits: of each pair the first in bars, the second in the gaps between them. */
export function barcode(digits: string, label: string): Html {
  const pairs = digits.match(/\d\d/g) ?? []
  const widths = [START, ...pairs.map(interleave), STOP].join('')
  let x = QUIET_ZONE
  let path = ''
  for (const [place, width] of Array.from(widths).entries()) {
    if (place % 2 === 0) path += `M${x} 0h${width}v1h-${width}z`
    x += Number(width)
  }
  const size = x + QUIET_ZONE
  return html`<svg class="barcode" role="img" aria-label="${label}" viewBox="0 0 ${size} 1" preserveAspectRatio="none" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v1H0z"/><path fill="#000" d="${path}"/></svg>`
}

function interleave(pair: string): string {
  const [bars = '', gaps = ''] = Array.from(pair, digit => DIGITS[Number(digit)])
  return Array.from(bars, (bar, place) => bar + gaps.charAt(place)).join('')
}
