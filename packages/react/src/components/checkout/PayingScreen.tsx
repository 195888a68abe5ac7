'use client'
import { type JSX, lazy, Suspense } from 'react'
import type { PayingCheckout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { PixQr } from '../pix-qr/PixQr.tsx'
import { LiveStatus } from '../status/LiveStatus.tsx'

/** Loads what sends a buyer elsewhere; called early, it is there when the address comes. */
export const loadRedirect = (): Promise<typeof import('../redirect/Redirect.tsx')> =>
  import('../redirect/Redirect.tsx')

const Redirect = lazy(() => loadRedirect().then(module => ({ default: module.Redirect })))

export interface PayingScreenProps {
  readonly checkout: PayingCheckout
  /** The payment was started by a press on this page, so that a redirect goes there by itself. */
  readonly leave: boolean
  readonly allowLoopback: boolean
}

/** What the buyer has to do, and how the payment stands meanwhile. */
export function PayingScreen({ checkout, leave, allowLoopback }: PayingScreenProps): JSX.Element {
  const { messages } = checkoutWords.useWords()
  const { payment, order, serverNow, changeMethod } = checkout
  const { challenge } = payment
  return (
    <>
      {challenge?.kind === 'qr' ? (
        <>
          <h2>{messages.pixTitle}</h2>
          <PixQr
            code={challenge.code}
            amount={payment.amount}
            payee={payment.payee}
            expiresAt={payment.expiresAt}
            serverNow={serverNow}
          />
        </>
      ) : challenge?.kind === 'redirect' ? (
        <Suspense fallback={<div data-part="bone" data-tall="" />}>
          <Redirect url={challenge.url} leave={leave} allowLoopback={allowLoopback} />
        </Suspense>
      ) : (
        <>
          <h2>{messages.otherTitle}</h2>
          <p>{messages.otherText}</p>
        </>
      )}
      <LiveStatus view={checkout} />
      {order.methods.length > 1 && (
        <button type="button" data-part="link" onClick={changeMethod}>
          {messages.changeMethod}
        </button>
      )}
    </>
  )
}
