'use client'
import { createPart, type Part } from '../part/createPart.ts'
import { useCode } from './codeContext.ts'

/** The QR symbol as one crisp path on a painted light ground with its quiet zone, in every theme and at any density. */
export const CodeQr: Part<'svg'> = /* @__PURE__ */ createPart('svg', () => {
  const { symbol, label } = useCode()
  if (!symbol) return
  const { size, path } = symbol
  return {
    'data-part': 'qr',
    role: 'img',
    'aria-label': label,
    viewBox: `0 0 ${size} ${size}`,
    // For a page that styles nothing.
    width: 280,
    height: 280,
    shapeRendering: 'crispEdges',
    children: (
      <>
        <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
        <path stroke="#000" d={path} />
      </>
    ),
  }
})
