'use client'
import type { StartedPayment } from '@rumba/core'
import type { JSX, ReactNode } from 'react'
import { type PaymentView, usePayment } from '../../hooks/usePayment.ts'

export interface StatusPollerProps {
  /** The payment to watch, as the create call or the order returned it. */
  readonly started: StartedPayment
  /** Draws the payment; without it the element only carries the state. */
  readonly children?: (view: PaymentView) => ReactNode
}

/** Watches one payment and leaves its state on a live region: `data-status` is the status, `data-connection` how news arrives. */
export function StatusPoller({ started, children }: StatusPollerProps): JSX.Element {
  const view = usePayment(started)
  return (
    <div
      role="status"
      data-rumba="status"
      data-status={view.payment.status}
      data-connection={view.connection}
    >
      {children?.(view)}
    </div>
  )
}
