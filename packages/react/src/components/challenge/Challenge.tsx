'use client'
import { type JSX, lazy, type ReactNode, Suspense } from 'react'
import { challengeWords } from '../../messages/challengeWords.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import type { PayingScreenProps } from '../checkout/PayingScreen.tsx'
import { Redirect } from '../redirect/Redirect.tsx'
import { HandOff } from '../resume/HandOff.tsx'
import { isUpi } from '../upi/isUpi.ts'
import { loadUpi, Upi } from '../upi/Upi.tsx'
import { Stk } from './Stk.tsx'
import { UnknownChallenge } from './UnknownChallenge.tsx'

const ConfirmChallenge = lazy(() =>
  import('./ConfirmChallenge.tsx').then(module => ({ default: module.ConfirmChallenge })),
)

/** Loads what a method will show beyond this file; called early, it is there when the challenge comes. */
export const warm = async (method: string): Promise<unknown> => method === 'upi' && loadUpi()

const BONE = <div data-part="bone" data-tall="" />

/** What the buyer has to do next, for every challenge but a Pix code. */
export function Challenge(props: PayingScreenProps): JSX.Element {
  return (
    <challengeWords.Localized fallback={BONE}>
      <Suspense fallback={BONE}>
        <Kind {...props} />
      </Suspense>
    </challengeWords.Localized>
  )
}

function Kind({
  checkout: { order, payment, serverNow },
  leave,
  allowLoopback,
  redirectTarget,
  resumeUrl,
  phone,
}: PayingScreenProps): ReactNode {
  const { messages } = checkoutWords.useWords()
  const { challenge, amount } = payment
  const text = challenge?.kind === 'qr' ? challenge.code : challenge?.kind === 'redirect' ? challenge.url : ''
  if (isUpi(text)) {
    return <Upi {...payment} link={text} serverNow={serverNow} />
  }
  switch (challenge?.kind) {
    case 'redirect':
      return (
        <>
          <Redirect url={text} leave={leave} target={redirectTarget} allowLoopback={allowLoopback} />
          {resumeUrl !== undefined && order.current && (
            <HandOff started={order.current} resumeUrl={resumeUrl} />
          )}
        </>
      )
    case 'requisites':
    case 'otp':
      return (
        order.current && <ConfirmChallenge challenge={challenge} started={order.current} amount={amount} />
      )
    case 'stk':
      return <Stk phone={phone} />
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
