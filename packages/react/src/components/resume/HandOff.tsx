'use client'
import type { StartedPayment } from '@rumba/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { challengeWords } from '../../messages/challengeWords.ts'
import { loadUpi } from '../upi/Upi.tsx'
import { resumeLink } from './resumeLink.ts'

// From a file that draws one anyway: by itself it would be a piece more for every buyer with a code.
const QrSvg = lazy(() => loadUpi().then(module => ({ default: module.QrSvg })))

export interface HandOffProps {
  readonly started: StartedPayment
  /** Address of the page with `<RumbaResume>`. */
  readonly resumeUrl: string
}

/** Offers the payment to the buyer's phone by a QR code of its resume link; nothing on a phone. Nothing of a QR code loads before it is wanted. */
export function HandOff({ started, resumeUrl }: HandOffProps): ReactNode {
  const { messages } = challengeWords.useWords()
  const [wanted, setWanted] = useState(false)
  const link = resumeLink(started, resumeUrl)
  // What has no mouse is a phone, or about as good as one.
  if (!link || matchMedia('(pointer: coarse)').matches) return null
  return wanted ? (
    <section data-rumba="hand-off">
      <p>{messages.handOffText}</p>
      <Suspense fallback={<div data-part="qr" data-state="loading" />}>
        <QrSvg text={link} label={messages.handOffLabel} />
      </Suspense>
    </section>
  ) : (
    <button type="button" data-part="link" onClick={() => setWanted(true)}>
      {messages.handOff}
    </button>
  )
}
