'use client'
import { formatMoney, type Payer, ProblemError } from '@rumba/core'
import { type JSX, lazy, Suspense, useEffect, useState } from 'react'
import type {
  Checkout,
  ChoosingCheckout,
  CreatingCheckout,
  EndedCheckout,
  PayingCheckout,
} from '../../hooks/useCheckout.ts'
import { useWords } from '../../messages/Localized.tsx'
import { warmQr } from '../../qr/encode.ts'
import { MethodPicker } from '../method-picker/MethodPicker.tsx'
import { PayerForm } from '../payer-form/PayerForm.tsx'
import { PixQrSkeleton } from '../pix-qr/PixQrSkeleton.tsx'
import { LiveStatus } from '../status/LiveStatus.tsx'
import { Notice } from '../status/Notice.tsx'
import { CheckoutSkeleton } from './CheckoutSkeleton.tsx'

const loadPix = () => import('../pix-qr/PixQr.tsx')
const loadRedirect = () => import('../redirect/Redirect.tsx')
const PixQr = lazy(() => loadPix().then(module => ({ default: module.PixQr })))
const Redirect = lazy(() => loadRedirect().then(module => ({ default: module.Redirect })))

export interface CheckoutScreenProps {
  readonly checkout: Checkout
  readonly allowLoopback: boolean
}

/** Draws the state a checkout is in. */
export function CheckoutScreen({ checkout, allowLoopback }: CheckoutScreenProps): JSX.Element {
  const { messages, locale } = useWords()
  // What was typed outlives the form: it is there again after a refusal, an expiry, a change of mind.
  const [payer, setPayer] = useState<Payer>({})
  const [pressedHere, setPressedHere] = useState(false)
  if (checkout.state === 'loading') return <CheckoutSkeleton label={messages.loading} />

  const payment = 'payment' in checkout ? checkout.payment : undefined
  const amount = payment?.amount ?? ('method' in checkout ? checkout.method?.amount : undefined)
  const total = 'order' in checkout ? (amount ?? checkout.order.amount) : undefined
  return (
    <section
      data-rumba="checkout"
      data-state={checkout.state}
      data-status={payment?.status}
      aria-label={messages.checkout}
    >
      {total && (
        <p data-part="total">
          <span>{messages.total}</span> <strong>{formatMoney(total, locale)}</strong>
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
        <Choosing checkout={checkout} payer={payer} onPayer={setPayer} onPress={() => setPressedHere(true)} />
      )}
      {checkout.state === 'unknown' && (
        <Notice kind="unknown" title={messages.unknownTitle} text={messages.unknownText} takeFocus>
          <button type="button" data-part="secondary" onClick={checkout.retry}>
            {messages.retry}
          </button>
        </Notice>
      )}
      {checkout.state === 'paying' && (
        <Paying checkout={checkout} leave={pressedHere} allowLoopback={allowLoopback} />
      )}
      {'tryAgain' in checkout && <Ended checkout={checkout} />}
      <Announcer checkout={checkout} />
    </section>
  )
}

interface ChoosingProps {
  readonly checkout: ChoosingCheckout | CreatingCheckout
  readonly payer: Payer
  onPayer(payer: Payer): void
  onPress(): void
}

function Choosing({ checkout, payer, onPayer, onPress }: ChoosingProps): JSX.Element {
  const { messages, locale } = useWords()
  const { order, method } = checkout
  const creating = checkout.state === 'creating'
  const error = 'error' in checkout ? checkout.error : undefined
  const refused = error instanceof ProblemError ? error.fields : []
  const code = method?.code

  // The code's part and its encoder load while the buyer types, so that nothing is waited for twice.
  useEffect(() => {
    if (code === 'pix') {
      loadPix().catch(() => {})
      warmQr()
    } else if (code !== undefined) loadRedirect().catch(() => {})
  }, [code])

  const pay = (): void => {
    if (checkout.state !== 'choosing') return
    onPress()
    checkout.pay(
      Object.fromEntries(
        Object.entries(payer).filter(
          ([name, text]) => text && method?.fields.some(field => field.name === name),
        ),
      ),
    )
  }
  return (
    <>
      {order.methods.length > 1 && (
        <MethodPicker
          methods={order.methods}
          value={code}
          disabled={creating}
          onChange={next => checkout.state === 'choosing' && checkout.choose(next)}
        />
      )}
      {method && (
        <PayerForm fields={method.fields} value={payer} onChange={onPayer} onSubmit={pay} refused={refused}>
          {error && refused.length === 0 && (
            <p role="alert" data-part="error">
              {messages.createFailed}
            </p>
          )}
          <button type="submit" data-part="primary" aria-disabled={creating}>
            {creating ? messages.creating : messages.pay(formatMoney(method.amount ?? order.amount, locale))}
          </button>
        </PayerForm>
      )}
    </>
  )
}

function Paying({
  checkout,
  leave,
  allowLoopback,
}: {
  checkout: PayingCheckout
  leave: boolean
  allowLoopback: boolean
}): JSX.Element {
  const { messages } = useWords()
  const { payment, order, serverNow, changeMethod } = checkout
  const { challenge } = payment
  return (
    <>
      {challenge?.kind === 'qr' ? (
        <>
          <h2>{messages.pixTitle}</h2>
          <Suspense fallback={<PixQrSkeleton />}>
            <PixQr
              code={challenge.code}
              amount={payment.amount}
              payee={payment.payee}
              expiresAt={payment.expiresAt}
              serverNow={serverNow}
            />
          </Suspense>
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

function Ended({ checkout }: { checkout: EndedCheckout }): JSX.Element {
  const { messages, locale } = useWords()
  const { state, payment, tryAgain } = checkout
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
        {state !== 'paid' && (
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
  const { messages } = useWords()
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
