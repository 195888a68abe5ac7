'use client'
import { usePaying } from '../checkout/usePaying.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { PaidButton } from './PaidButton.tsx'
import { StatusText } from './StatusText.tsx'

/** How the payment stands while the buyer pays, and a button that asks at once. */
export const CheckoutStatus: Part<'div'> = /* @__PURE__ */ createPart('div', ({ children }) => {
  const view = usePaying()
  return (
    view && {
      'data-rumba': 'status',
      'data-status': view.payment.status,
      'data-connection': view.connection,
      children: children ?? (
        <>
          <StatusText />
          <PaidButton />
        </>
      ),
    }
  )
})
