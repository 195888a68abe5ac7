'use client'
import type { RumbaClient } from '@rumba/core'
import { type JSX, lazy, Suspense, useContext } from 'react'
import { type CheckoutCallbacks, type UseCheckoutOptions, useCheckout } from '../../hooks/useCheckout.ts'
import type { MessageOverrides } from '../../messages/messages.ts'
import { RumbaContext, RumbaProvider } from '../../RumbaProvider.tsx'
import { CheckoutSkeleton } from './CheckoutSkeleton.tsx'
import type { PayingOptions } from './PayingScreen.tsx'

// The screen loads while the order is read.
const CheckoutScreen = lazy(() =>
  import('./CheckoutScreen.tsx').then(module => ({ default: module.CheckoutScreen })),
)

export interface RumbaCheckoutProps extends CheckoutCallbacks, PayingOptions {
  /** Where the proxy is mounted, such as `/api/rumba`. Not needed below a `RumbaProvider`. */
  readonly endpoint?: string
  /** A client of your own, in place of `endpoint`. */
  readonly client?: RumbaClient
  /** The order's id, or the token the merchant's server made of it. */
  readonly order: string
  /** BCP 47, such as `pt-BR`. Default: the page's language. */
  readonly locale?: string
  /** Words to use in place of ours. */
  readonly messages?: MessageOverrides
}

/** The whole checkout of one order: choose a method, pay, paid. `endpoint` and `order` are all it needs. */
export function RumbaCheckout({
  endpoint,
  client,
  locale,
  messages,
  ...rest
}: RumbaCheckoutProps): JSX.Element {
  const outer = useContext(RumbaContext)
  const given = client ?? (endpoint === undefined ? outer?.client : undefined)
  const language = locale ?? outer?.locale
  const words = messages ?? outer?.messages
  return (
    <RumbaProvider
      {...(endpoint === undefined ? {} : { endpoint })}
      {...(given === undefined ? {} : { client: given })}
      {...(language === undefined ? {} : { locale: language })}
      {...(words === undefined ? {} : { messages: words })}
    >
      <Ordered {...rest} key={rest.order} />
    </RumbaProvider>
  )
}

const SKELETON = <CheckoutSkeleton />

function Ordered(props: UseCheckoutOptions & PayingOptions): JSX.Element {
  const checkout = useCheckout(props)
  return (
    <Suspense fallback={SKELETON}>
      <CheckoutScreen {...props} checkout={checkout} skeleton={SKELETON} />
    </Suspense>
  )
}
