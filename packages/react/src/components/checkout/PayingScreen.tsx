'use client'
import { type JSX, lazy, type ReactNode, Suspense } from 'react'
import type { PayingCheckout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { PixQr } from '../pix-qr/PixQr.tsx'
import type { RedirectTarget } from '../redirect/Redirect.tsx'
import { LiveStatus } from '../status/LiveStatus.tsx'
import { isUpi } from '../upi/isUpi.ts'

/** Loads the challenges other than a Pix code; called early, they are there when one comes. */
export const loadChallenge = (): Promise<typeof import('../challenge/Challenge.tsx')> =>
  import('../challenge/Challenge.tsx')

const Challenge = lazy(() => loadChallenge().then(module => ({ default: module.Challenge })))

/** How a merchant changes what the buyer is shown to pay with. */
export interface PayingOptions {
  /** Lets the buyer be sent to a plain http address of this machine, for a sandbox. Default: false. */
  readonly allowLoopback?: boolean
  /** Where a payment page opens. Default: `same-tab`. */
  readonly redirectTarget?: RedirectTarget
  /**
   * Address of a page with `<RumbaResume>`. Where it is given, a desktop offers the payment page to the buyer's phone, too, by a QR
   * code of `resumeLink`. Default: nothing is offered.
   */
  readonly resumeUrl?: string
  /** Draws a challenge in place of ours, such as an `unknown` one; nothing leaves ours. The payment is watched all the same. */
  readonly renderChallenge?: (checkout: PayingCheckout) => ReactNode
}

export interface PayingScreenProps extends PayingOptions {
  readonly checkout: PayingCheckout
  /** The payment was started by a press on this page, so that a redirect goes there by itself. */
  readonly leave: boolean
  /** As it was typed on this page. */
  readonly phone?: string | undefined
}

/** What the buyer has to do, and how the payment stands meanwhile. */
export function PayingScreen(props: PayingScreenProps): JSX.Element {
  const { checkout } = props
  const { messages } = checkoutWords.useWords()
  const { payment, order, serverNow, changeMethod } = checkout
  const { challenge } = payment
  return (
    <>
      {props.renderChallenge?.(checkout) ??
        (challenge?.kind === 'qr' && !isUpi(challenge.code) ? (
          <>
            <h2>{messages.pixTitle}</h2>
            <PixQr {...payment} code={challenge.code} serverNow={serverNow} />
          </>
        ) : (
          <Suspense fallback={<div data-part="bone" data-tall="" />}>
            <Challenge {...props} />
          </Suspense>
        ))}
      <LiveStatus view={checkout} />
      {order.methods.length > 1 && (
        <button type="button" data-part="link" onClick={changeMethod}>
          {messages.changeMethod}
        </button>
      )}
    </>
  )
}
