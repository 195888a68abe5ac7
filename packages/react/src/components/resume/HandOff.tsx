'use client'
import type { StartedPayment } from '@rumba/core'
import { type ReactNode, useState } from 'react'
import { readDevice } from '../../hooks/device.ts'
import { challengeWords } from '../../messages/words.ts'
import { Loaded } from '../lazy/Loaded.tsx'
import { pixReader } from '../pix-qr/pixReader.ts'
import { resumeLink } from './resumeLink.ts'

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
  if (!link || readDevice().isHandheld) return null
  return wanted ? (
    <section data-rumba="hand-off">
      <p>{messages.handOffText}</p>
      <Loaded lazy={pixReader} fallback={<div data-part="qr" data-state="loading" />}>
        {({ drawQr }) => <svg {...drawQr(link, messages.handOffLabel)?.props} />}
      </Loaded>
    </section>
  ) : (
    <button type="button" data-part="link" onClick={() => setWanted(true)}>
      {messages.handOff}
    </button>
  )
}
