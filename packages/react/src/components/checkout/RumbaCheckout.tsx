'use client'
import type { JSX } from 'react'
import { createLazy, type Lazy } from '../lazy/createLazy.ts'
import { Loaded } from '../lazy/Loaded.tsx'
import { CheckoutRoot, type CheckoutRootProps } from './CheckoutRoot.tsx'
import { CheckoutSkeleton } from './CheckoutSkeleton.tsx'

// The screen loads while the order is read.
const screen: Lazy<typeof import('./CheckoutScreen.tsx')> = /* @__PURE__ */ createLazy(
  () => import('./CheckoutScreen.tsx'),
)

const SKELETON = <CheckoutSkeleton />

export interface RumbaCheckoutProps extends Omit<CheckoutRootProps, 'children' | 'fallback'> {}

/** The whole checkout of one order: choose a method, pay, paid. `endpoint` and `order` are all it needs. */
export function RumbaCheckout(props: RumbaCheckoutProps): JSX.Element {
  return (
    <CheckoutRoot {...props} fallback={SKELETON}>
      <Loaded lazy={screen} fallback={SKELETON}>
        {({ CheckoutScreen }) => <CheckoutScreen />}
      </Loaded>
    </CheckoutRoot>
  )
}
