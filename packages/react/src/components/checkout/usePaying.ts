'use client'
import type { PayingCheckout } from '../../hooks/useCheckout.ts'
import { useCheckoutContext } from './checkoutContext.ts'

/** The checkout while the buyer pays; else nothing, as there is nothing to draw. */
export function usePaying(): PayingCheckout | undefined {
  const { checkout } = useCheckoutContext()
  return checkout.state === 'paying' ? checkout : undefined
}
