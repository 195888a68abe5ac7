'use client'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/words.ts'
import { checkoutRoot } from '../checkout/checkoutContext.ts'
import { usePaying } from '../checkout/usePaying.ts'
import { Redirect } from '../redirect/Redirect.tsx'
import { Requisites } from '../requisites/Requisites.tsx'
import { HandOff } from '../resume/HandOff.tsx'
import { Steps } from '../steps/Steps.tsx'
import { ConfirmForm } from './ConfirmForm.tsx'
import { Step } from './Step.tsx'

/** What the buyer has to do next, for every challenge but a code. */
export function Challenge(): JSX.Element {
  return (
    <challengeWords.Localized fallback={<div data-part="bone" data-tall="" />}>
      <Kind />
    </challengeWords.Localized>
  )
}

function Kind(): JSX.Element | undefined {
  const { messages } = challengeWords.useWords()
  const { redirectTarget, allowLoopback, resumeUrl, pressedHere, payer } = checkoutRoot.useRoot()
  const paying = usePaying()
  const started = paying?.order.current
  if (!started) return
  const { challenge = UNSAID, amount } = paying.payment
  switch (challenge.kind) {
    case 'redirect':
      return (
        <>
          <Redirect
            url={challenge.url}
            leave={pressedHere}
            target={redirectTarget}
            allowLoopback={allowLoopback}
          />
          {resumeUrl !== undefined && <HandOff started={started} resumeUrl={resumeUrl} />}
        </>
      )
    case 'requisites':
      return <Requisites challenge={challenge} started={started} amount={amount} />
    case 'otp':
      return (
        <Step data-rumba="otp" title={messages.otpTitle} text={messages.otpText}>
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
          />
        </Step>
      )
    case 'stk':
      return (
        <Step
          data-rumba="stk"
          title={messages.stkTitle}
          text={messages.stkText(payer.phone && maskPhone(payer.phone))}
        >
          <Steps of={messages.stkSteps} />
        </Step>
      )
    case 'unknown':
      // The proxy has kept an address back, and no message will bring it.
      if (challenge.type === 'redirect') return <Redirect url="" />
      return (
        <Step
          data-rumba="unknown-challenge"
          data-type={challenge.type}
          title={messages.unknownStepTitle}
          text={messages.unknownStepText}
        />
      )
  }
}

/** Where the answer says nothing of it, the buyer hears elsewhere how to pay. */
const UNSAID = { kind: 'unknown', type: '' } as const

/**
 * All but the last three digits as dots, so that a bystander cannot read the number and its owner knows it. Isolated from left to right
 * (U+2066, U+2069), or its dots would change sides inside Arabic.
 */
function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return `\u2066••• ${digits.slice(-3)}\u2069`
}
