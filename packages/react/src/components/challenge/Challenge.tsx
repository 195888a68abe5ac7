'use client'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/words.ts'
import { checkoutRoot } from '../checkout/checkoutContext.ts'
import { usePaying } from '../checkout/usePaying.ts'
import { Otp } from '../otp/Otp.tsx'
import { Redirect } from '../redirect/Redirect.tsx'
import { Requisites } from '../requisites/Requisites.tsx'
import { HandOff } from '../resume/HandOff.tsx'
import { Stk } from './Stk.tsx'
import { UnknownChallenge } from './UnknownChallenge.tsx'

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
  const { challenge, amount } = paying.payment
  switch (challenge?.kind) {
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
      return <Otp started={started} />
    case 'stk':
      return <Stk phone={payer.phone} />
    case 'unknown':
      return <UnknownChallenge type={challenge.type} />
    default:
      return (
        <>
          <h2>{messages.otherTitle}</h2>
          <p>{messages.otherText}</p>
        </>
      )
  }
}
