import { RumbaCheckout } from '@rumba/react'
import '@rumba/react/styles.css'
import type { JSX } from 'react'

export function DropIn({ order }: { order: string }): JSX.Element {
  return (
    <RumbaCheckout
      endpoint="/api/rumba"
      order={order}
      onPaid={({ reference }) => console.log('paid', reference)}
    />
  )
}
