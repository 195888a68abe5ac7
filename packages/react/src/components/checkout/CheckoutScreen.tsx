'use client'
import { formatMoney, type Payer } from '@rumba/core'
import { type JSX, useState } from 'react'
import type { Checkout, EndedCheckout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { Notice } from '../status/Notice.tsx'
import { ChoosingScreen } from './ChoosingScreen.tsx'
import { type PayingOptions, PayingScreen } from './PayingScreen.tsx'

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
  if (checkout.state === 'loading') {
    return (
      <>
        {skeleton}
        <p role="status" data-rumba="" data-part="hidden">
          {messages.loading}
        </p>
      </>
    )
  }

  const payment = 'payment' in checkout ? checkout.payment : undefined
  const amount = payment?.amount ?? ('method' in checkout ? checkout.method?.amount : undefined)
  const total = 'order' in checkout ? (amount ?? checkout.order.amount) : undefined
  return (
    <section
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
        <Notice kind="unknown" title={messages.unknownTitle} text={messages.unknownText} takeFocus>
          <button type="button" data-part="secondary" onClick={checkout.retry}>
            {messages.retry}
          </button>
        </Notice>
      )}
      {checkout.state === 'paying' && (
        <PayingScreen {...options} checkout={checkout} leave={pressedHere} phone={payer.phone} />
      )}
      {'tryAgain' in checkout && <Ended checkout={checkout} />}
      <Announcer checkout={checkout} />
    </section>
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
      <Notice kind={state} title={title} text={text} takeFocus>
        {state !== 'paid' && order.methods[0] && (
          <button type="button" data-part="primary" onClick={tryAgain}>
            {state === 'expired' ? messages.newCode : messages.tryAgain}
          </button>
        )}
      </Notice>
    </div>
  )
}

/** Says each new screen once to those who do not see it; the region is there before the words are, or they would not be spoken. */
function Announcer({ checkout }: { checkout: Checkout }): JSX.Element {
  const { messages } = checkoutWords.useWords()
  const words: Partial<Record<Checkout['state'], string>> = {
    creating: messages.creating,
    unknown: messages.unknownTitle,
    paid: messages.paidTitle,
    declined: messages.declinedTitle,
    expired: messages.expiredTitle,
    error: messages.errorTitle,
  }
  return (
    <p role="status" data-part="hidden">
      {words[checkout.state]}
    </p>
  )
}
