'use client'
import type { PayingCheckout } from '../../hooks/useCheckout.ts'
import { checkoutRoot } from './checkoutContext.ts'

/** The checkout while the buyer pays; else nothing, as there is nothing to draw. */
export function usePaying(): PayingCheckout | undefined {
  const { checkout } = checkoutRoot.useRoot()
  return checkout.state === 'paying' ? checkout : undefined
}
