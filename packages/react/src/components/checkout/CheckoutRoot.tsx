'use client'
import type { Payer, RumbaClient } from '@rumba/core'
import { type ComponentPropsWithoutRef, type JSX, type ReactNode, useState } from 'react'
import { type Checkout, type CheckoutCallbacks, useCheckout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import type { MessageOverrides } from '../../messages/messages.ts'
import { RumbaProvider } from '../../RumbaProvider.tsx'
import { LoadWords } from '../lazy/LoadFailed.tsx'
import { createPart, type Part, type Render } from '../part/createPart.ts'
import { CheckoutContext, type PayingOptions, useCheckoutContext } from './checkoutContext.ts'

export interface CheckoutRootProps
  extends CheckoutCallbacks,
    PayingOptions,
    Omit<ComponentPropsWithoutRef<'section'>, 'children' | keyof CheckoutCallbacks> {
  /** Where the proxy is mounted, such as `/api/rumba`. Not needed below a `RumbaProvider`. */
  readonly endpoint?: string | undefined
  /** A client of your own, in place of `endpoint`. */
  readonly client?: RumbaClient | undefined
  /** The order's id, or the token the merchant's server made of it. */
  readonly order: string
  /** BCP 47, such as `pt-BR`. Default: the page's language. */
  readonly locale?: string | undefined
  /** Words to use in place of ours. */
  readonly messages?: MessageOverrides | undefined
  readonly render?: Render<'section', Checkout['state']> | undefined
  /** Shown while order and words load. */
  readonly fallback?: ReactNode
  /** The parts, or a function that draws them. Without any it is still loading. */
  readonly children?: ReactNode | ((checkout: Checkout) => ReactNode)
}

/**
 * A checkout whose parts you arrange: it holds the order, the payment, the words and what was typed, and draws one `section`
 * that says its state as `data-state`. Each part shows itself when it has something to say. `<RumbaCheckout>` is this with
 * every part inside.
 */
export function CheckoutRoot({
  endpoint,
  client,
  locale,
  messages,
  ...rest
}: CheckoutRootProps): JSX.Element {
  return (
    <RumbaProvider endpoint={endpoint} client={client} locale={locale} messages={messages}>
      <Ordered {...rest} key={rest.order} />
    </RumbaProvider>
  )
}

const Section: Part<'section', Checkout['state']> = /* @__PURE__ */ createPart('section', () => ({
  'data-rumba': 'checkout',
}))

type OrderedProps = Omit<CheckoutRootProps, 'endpoint' | 'client' | 'locale' | 'messages'>

function Ordered({
  order,
  onPaid,
  onDeclined,
  onExpired,
  onError,
  onEvent,
  allowLoopback,
  redirectTarget,
  resumeUrl,
  renderChallenge,
  ...section
}: OrderedProps): JSX.Element {
  const checkout = useCheckout({ order, onPaid, onDeclined, onExpired, onError, onEvent })
  // What was typed outlives the form: it is there again after a refusal, an expiry, a change of mind.
  const [payer, setPayer] = useState<Payer>({})
  const [pressedHere, setPressedHere] = useState(false)
  const { children: _, fallback, ...rest } = section
  return (
    <CheckoutContext.Provider
      value={{
        checkout,
        payer,
        setPayer,
        pressedHere,
        setPressedHere,
        allowLoopback,
        redirectTarget,
        resumeUrl,
        renderChallenge,
      }}
    >
      <checkoutWords.Localized
        fallback={
          <Section data-state="loading" aria-busy {...rest}>
            {fallback}
          </Section>
        }
      >
        <Worded {...section} />
      </checkoutWords.Localized>
    </CheckoutContext.Provider>
  )
}

function Worded({
  fallback,
  children,
  ...section
}: Pick<CheckoutRootProps, 'fallback' | 'children' | 'render'>): JSX.Element {
  const { checkout } = useCheckoutContext()
  const { messages, written } = checkoutWords.useWords()
  const isLoading = checkout.state === 'loading' || children === undefined
  const state = isLoading ? 'loading' : checkout.state
  const announced: Partial<Record<Checkout['state'], string>> = {
    loading: messages.loading,
    creating: messages.creating,
    unknown: messages.unknownTitle,
    paid: messages.paidTitle,
    declined: messages.declinedTitle,
    expired: messages.expiredTitle,
    error: messages.errorTitle,
  }
  return (
    <Section
      data-state={state}
      data-status={'payment' in checkout ? checkout.payment?.status : undefined}
      aria-label={messages.checkout}
      aria-busy={isLoading || undefined}
      {...written}
      {...section}
    >
      <LoadWords.Provider value={messages}>
        {isLoading ? fallback : typeof children === 'function' ? children(checkout) : children}
      </LoadWords.Provider>
      {/* Says each new screen once to those who do not see it; the region is there before its words are, or they would not be spoken. */}
      <p role="status" data-part="hidden">
        {announced[state]}
      </p>
    </Section>
  )
}
