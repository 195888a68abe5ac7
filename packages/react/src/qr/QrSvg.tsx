'use client'
import { type JSX, useEffect, useState } from 'react'
import { encodeQr, knownQr, type QrPath } from './encode.ts'

export interface QrSvgProps {
  /** Drawn exactly as given. */
  readonly text: string
  /** What a screen reader says in place of the picture. */
  readonly label: string
}

/** A QR symbol as one crisp path on a painted light ground with its quiet zone, in every theme and at any density. */
export function QrSvg({ text, label }: QrSvgProps): JSX.Element {
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly qr: QrPath | 'failed' }>()
  const known = knownQr(text)
  useEffect(() => {
    if (known) return
    let current = true
    const show = (qr: QrPath | 'failed'): void => {
      if (current) setDrawn({ text, qr })
    }
    encodeQr(text).then(show, () => show('failed'))
    return () => {
      current = false
    }
  }, [text, known])

  const qr = known ?? (drawn?.text === text ? drawn.qr : undefined)
  // Without an encoder the code can still be copied, so the place stays and nothing is claimed to be drawn.
  if (!qr || qr === 'failed') return <div data-part="qr" data-state={qr ?? 'loading'} />
  return (
    <svg
      data-part="qr"
      data-state="drawn"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      // For a page that styles nothing.
      width="280"
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
      <path stroke="#000" d={qr.path} />
    </svg>
  )
}
