'use client'
import { useMemo } from 'react'
import { encodeQr } from '../../qr/encode.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { useCode } from './codeContext.ts'

/** The QR symbol as one crisp path on a painted light ground with its quiet zone, in every theme and at any density. */
export const CodeQr: Part<'svg', 'drawn' | 'failed'> = /* @__PURE__ */ createPart('svg', () => {
  const { text, label, isDrawn } = useCode()
  const qr = useMemo(() => {
    try {
      return isDrawn && encodeQr(text)
    } catch {
      // Too long for any symbol: it can still be copied, so nothing is claimed to be drawn.
      return undefined
    }
  }, [text, isDrawn])
  if (!qr) return isDrawn ? { as: 'div', 'data-part': 'qr', 'data-state': 'failed' } : undefined
  const { size, path } = qr
  return {
    'data-part': 'qr',
    'data-state': 'drawn',
    role: 'img',
    'aria-label': label,
    viewBox: `0 0 ${size} ${size}`,
    shapeRendering: 'crispEdges',
    children: (
      <>
        <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
        <path stroke="#000" d={path} />
      </>
    ),
  }
})
