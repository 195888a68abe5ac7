'use client'
import type { ChoosingCheckout, CreatingCheckout } from '../../hooks/useCheckout.ts'
import { checkoutRoot } from './checkoutContext.ts'

/** The checkout until there is a payment; also while it is made, so that what the buyer filled in stays in its place. */
export function useChoosing(): ChoosingCheckout | CreatingCheckout | undefined {
  const { checkout } = checkoutRoot.useRoot()
  return checkout.state === 'choosing' || checkout.state === 'creating' ? checkout : undefined
}
