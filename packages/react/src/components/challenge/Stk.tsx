'use client'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/words.ts'
import { Steps } from '../steps/Steps.tsx'

export interface StkProps {
  /** The buyer's phone, where it was typed on this page; shown masked. */
  readonly phone?: string | undefined
}

/** Says to wait for the request on the phone. */
export function Stk({ phone }: StkProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  return (
    <div data-rumba="stk">
      <h2>{messages.stkTitle}</h2>
      <p>{messages.stkText(phone && maskPhone(phone))}</p>
      <Steps of={messages.stkSteps} />
    </div>
  )
}

/**
 * All but the last three digits as dots, so that a bystander cannot read the number and its owner knows it. Isolated from left to right
 * (U+2066, U+2069), or its dots would change sides inside Arabic.
 */
function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return `\u2066••• ${digits.slice(-3)}\u2069`
}
