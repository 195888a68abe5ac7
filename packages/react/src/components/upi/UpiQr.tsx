'use client'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/challengeWords.ts'
import { QrSvg } from '../../qr/QrSvg.tsx'
import { saveQr } from '../../qr/saveQr.ts'

export interface UpiQrProps {
  /** Drawn exactly as given. */
  readonly text: string
  readonly label: string
  readonly isHandheld: boolean
}

/** The code to scan with another phone, or to save: a UPI app can read it from a picture on the same phone. */
export function UpiQr({ text, label, isHandheld }: UpiQrProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  return (
    <>
      <QrSvg text={text} label={label} />
      {/* A share sheet that was closed, or a download that was refused, is no failure of the payment. */}
      <button
        type="button"
        data-part="link"
        onClick={() => void saveQr(text, 'upi.png', isHandheld).catch(() => {})}
      >
        {messages.upiSaveQr}
      </button>
    </>
  )
}
