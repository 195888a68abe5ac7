'use client'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/words.ts'

/** Says that there is a step which this page does not know; the payment is watched all the same. */
export function UnknownChallenge({ type }: { readonly type: string }): JSX.Element {
  const { messages } = challengeWords.useWords()
  return (
    <div data-rumba="unknown-challenge" data-type={type}>
      <h2>{messages.unknownStepTitle}</h2>
      <p>{messages.unknownStepText}</p>
    </div>
  )
}
