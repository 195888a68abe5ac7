'use client'
import { formatMoney, type Payer } from '@rumba/core'
import { type JSX, useRef, useState } from 'react'
import type { Checkout, EndedCheckout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { Notice } from '../status/Notice.tsx'
import { Announcer } from './Announcer.tsx'
import { ChoosingScreen } from './ChoosingScreen.tsx'
import { type PayingOptions, PayingScreen } from './PayingScreen.tsx'
import { useKeptFocus } from './useKeptFocus.ts'

export interface CheckoutScreenProps extends PayingOptions {
  readonly checkout: Checkout
  /** Shown while order or words load. */
  readonly skeleton: JSX.Element
}

/** Draws the state a checkout is in, in the person's language. */
export function CheckoutScreen(props: CheckoutScreenProps): JSX.Element {
  return (
    <checkoutWords.Localized fallback={props.skeleton}>
      <Screen {...props} />
    </checkoutWords.Localized>
  )
}

function Screen({ checkout, skeleton, ...options }: CheckoutScreenProps): JSX.Element {
  const { messages, locale, written } = checkoutWords.useWords()
  // What was typed outlives the form: it is there again after a refusal, an expiry, a change of mind.
  const [payer, setPayer] = useState<Payer>({})
  const [pressedHere, setPressedHere] = useState(false)
  const section = useRef<HTMLElement>(null)
  useKeptFocus(section, checkout.state === 'creating' ? 'choosing' : checkout.state)
  const payment = 'payment' in checkout ? checkout.payment : undefined
  const amount = payment?.amount ?? ('method' in checkout ? checkout.method?.amount : undefined)
  const total = 'order' in checkout ? (amount ?? checkout.order.amount) : undefined
  return (
    <>
      {checkout.state === 'loading' ? (
        skeleton
      ) : (
        <section
          ref={section}
          data-rumba="checkout"
          data-state={checkout.state}
          data-status={payment?.status}
          aria-label={messages.checkout}
          {...written}
        >
          {total && (
            <p data-part="total">
              <span>{messages.total}</span>{' '}
              <strong>
                <bdi dir="ltr">{formatMoney(total, locale)}</bdi>
              </strong>
            </p>
          )}
          {checkout.state === 'failed' && (
            <Notice kind="failed" title={messages.failedTitle} text={messages.failedText}>
              <button type="button" data-part="primary" onClick={checkout.retry}>
                {messages.retry}
              </button>
            </Notice>
          )}
          {(checkout.state === 'choosing' || checkout.state === 'creating') && (
            <ChoosingScreen
              checkout={checkout}
              payer={payer}
              onPayer={setPayer}
              onPress={() => setPressedHere(true)}
            />
          )}
          {checkout.state === 'unknown' && (
            <Notice kind="unknown" title={messages.unknownTitle} text={messages.unknownText}>
              <button type="button" data-part="secondary" onClick={checkout.retry}>
                {messages.retry}
              </button>
            </Notice>
          )}
          {checkout.state === 'paying' && (
            <PayingScreen {...options} checkout={checkout} leave={pressedHere} phone={payer.phone} />
          )}
          {'tryAgain' in checkout && <Ended checkout={checkout} />}
        </section>
      )}
      <Announcer checkout={checkout} />
    </>
  )
}

function Ended({ checkout }: { checkout: EndedCheckout }): JSX.Element {
  const { messages, locale } = checkoutWords.useWords()
  const { state, order, payment, tryAgain } = checkout
  const texts = {
    paid: [messages.paidTitle, messages.paidText(formatMoney(payment.amount, locale))],
    declined: [messages.declinedTitle, messages.declinedText],
    expired: [messages.expiredTitle, messages.expiredText],
    error: [messages.errorTitle, messages.errorText],
  } as const
  const [title, text] = texts[state]
  return (
    <div data-rumba="status" data-status={payment.status}>
      <Notice kind={state} title={title} text={text}>
        {state !== 'paid' && order.methods[0] && (
          <button type="button" data-part="primary" onClick={tryAgain}>
            {state === 'expired' ? messages.newCode : messages.tryAgain}
          </button>
        )}
      </Notice>
    </div>
  )
}
