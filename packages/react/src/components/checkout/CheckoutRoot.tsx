'use client'
import type { Payer, RumbaClient } from '@rumba/core'
import {
  type ComponentPropsWithoutRef,
  type JSX,
  memo,
  type ReactNode,
  useDeferredValue,
  useRef,
  useState,
} from 'react'
import { type Checkout, type CheckoutCallbacks, useCheckout } from '../../hooks/useCheckout.ts'
import type { MessageOverrides } from '../../messages/messages.ts'
import { checkoutWords } from '../../messages/words.ts'
import { RumbaProvider } from '../../RumbaProvider.tsx'
import { LoadWords } from '../lazy/LoadFailed.tsx'
import { createPart, type Part, type Render } from '../part/createPart.ts'
import { Announcer } from './Announcer.tsx'
import { checkoutRoot, type PayingOptions } from './checkoutContext.ts'
import { useKeptFocus } from './useKeptFocus.ts'

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
  ...rest
}: OrderedProps): JSX.Element {
  const checkout = useCheckout({ order, onPaid, onDeclined, onExpired, onError, onEvent })
  const drawn = useDeferredValue(checkout)
  // What is paid with is drawn in slices, so that a slow phone is never busy for long; the screen before it stands meanwhile.
  return <Kept {...rest} checkout={checkout.state === 'paying' ? drawn : checkout} />
}

type KeptProps = Omit<OrderedProps, 'order' | keyof CheckoutCallbacks> & { readonly checkout: Checkout }

/** What is known apart from the order itself; drawn anew only with another checkout. */
const Kept = /* @__PURE__ */ memo(function Kept({
  checkout,
  allowLoopback,
  redirectTarget,
  resumeUrl,
  renderChallenge,
  ...section
}: KeptProps): JSX.Element {
  // What was typed outlives the form: it is there again after a refusal, an expiry, a change of mind.
  const [payer, setPayer] = useState<Payer>({})
  const [pressedHere, setPressedHere] = useState(false)
  const [isChecking, setChecking] = useState(false)
  const check = (): void => {
    if (isChecking || checkout.state !== 'paying') return
    setChecking(true)
    void checkout.check().finally(() => setChecking(false))
  }
  const { children: _, fallback, ...rest } = section
  return (
    <checkoutRoot.Context.Provider
      value={{
        checkout,
        payer,
        setPayer,
        pressedHere,
        setPressedHere,
        isChecking,
        check,
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
    </checkoutRoot.Context.Provider>
  )
})

function Worded({
  fallback,
  children,
  ...section
}: Pick<CheckoutRootProps, 'fallback' | 'children' | 'render'>): JSX.Element {
  const { checkout } = checkoutRoot.useRoot()
  const { messages, written } = checkoutWords.useWords()
  const isLoading = checkout.state === 'loading' || children === undefined
  const state = isLoading ? 'loading' : checkout.state
  const element = useRef<HTMLElement>(null)
  useKeptFocus(element, state === 'creating' ? 'choosing' : state)
  return (
    <Section
      ref={element}
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
      <Announcer checkout={checkout} state={state} />
    </Section>
  )
}
