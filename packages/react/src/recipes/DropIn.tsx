import type { JSX } from 'react'
import { RumbaCheckout } from '../index.ts'

export function DropIn({ order }: { order: string }): JSX.Element {
  return (
    <RumbaCheckout
      endpoint="/api/rumba"
      order={order}
      onPaid={payment => console.log('paid', payment.reference)}
    />
  )
}
