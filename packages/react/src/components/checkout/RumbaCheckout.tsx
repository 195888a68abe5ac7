'use client'
import type { JSX } from 'react'
import { createLazy, type Lazy } from '../lazy/createLazy.ts'
import { LoadFailed } from '../lazy/LoadFailed.tsx'
import { useLazy } from '../lazy/useLazy.ts'
import { CheckoutRoot, type CheckoutRootProps } from './CheckoutRoot.tsx'
import { CheckoutSkeleton } from './CheckoutSkeleton.tsx'

// The screen loads while the order is read.
const screen: Lazy<() => JSX.Element> = /* @__PURE__ */ createLazy(() =>
  import('./CheckoutScreen.tsx').then(({ CheckoutScreen }) => CheckoutScreen),
)

export interface RumbaCheckoutProps extends Omit<CheckoutRootProps, 'children' | 'fallback'> {}

/** The whole checkout of one order: choose a method, pay, paid. `endpoint` and `order` are all it needs. */
export function RumbaCheckout(props: RumbaCheckoutProps): JSX.Element {
  const { value: Screen, retry } = useLazy(screen)
  return (
    <CheckoutRoot {...props} fallback={<CheckoutSkeleton />}>
      {Screen ? <Screen /> : retry && <LoadFailed retry={retry} />}
    </CheckoutRoot>
  )
}
