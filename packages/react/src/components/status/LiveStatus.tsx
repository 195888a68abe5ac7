'use client'
import { type JSX, useState } from 'react'
import type { PaymentView } from '../../hooks/usePayment.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'

export interface LiveStatusProps {
  readonly view: Pick<PaymentView, 'payment' | 'connection' | 'stale' | 'check'>
}

/** How the payment stands while the buyer pays, and a button that asks at once. What cannot be seen is said, never guessed. */
export function LiveStatus({ view: { payment, connection, stale, check } }: LiveStatusProps): JSX.Element {
  const { messages } = checkoutWords.useWords()
  const [checking, setChecking] = useState(false)
  const ask = async (): Promise<void> => {
    setChecking(true)
    await check().catch(() => {})
    setChecking(false)
  }
  const blind = connection === 'unreachable' || stale
  return (
    <div data-rumba="status" data-status={payment.status} data-connection={connection}>
      <p role="status" data-part="live">
        {checking
          ? messages.checking
          : connection === 'offline'
            ? messages.offline
            : blind
              ? messages.unreachable
              : messages.waiting}
      </p>
      <button
        type="button"
        data-part="secondary"
        aria-disabled={checking}
        onClick={() => checking || void ask()}
      >
        {messages.checkNow}
      </button>
    </div>
  )
}
