'use client'
import type { StartedPayment } from '@rumba/core'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/words.ts'
import { ConfirmForm } from '../challenge/ConfirmForm.tsx'

export interface OtpProps {
  /** The payment that waits for a code. */
  readonly started: StartedPayment
}

/** Asks for a one-time code. A wrong one is said beside the input, which keeps the focus. */
export function Otp({ started }: OtpProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  return (
    <div data-rumba="otp">
      <h2>{messages.otpTitle}</h2>
      <p>{messages.otpText}</p>
      <ConfirmForm
        started={started}
        fields={[
          {
            name: 'otp',
            label: messages.otpLabel,
            autoComplete: 'one-time-code',
            isNumber: true,
            missing: messages.otpMissing,
            refused: messages.otpWrong,
          },
        ]}
        action={messages.otpConfirm}
        refused={messages.otpWrong}
      />
    </div>
  )
}
