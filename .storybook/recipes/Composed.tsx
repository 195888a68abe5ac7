import { formatMoney } from '@rumba/core'
import { PixQr, RumbaProvider, useCheckout } from '@rumba/react'
import '@rumba/react/styles.css'
import type { JSX } from 'react'

export function Composed({ order }: { order: string }): JSX.Element {
  return (
    <RumbaProvider endpoint="/api/rumba">
      <Screen order={order} />
    </RumbaProvider>
  )
}

function Screen({ order }: { order: string }): JSX.Element {
  const checkout = useCheckout({ order })
  if (checkout.state === 'choosing') {
    return (
      <button type="button" className="pay" onClick={() => checkout.pay()}>
        Pay {formatMoney(checkout.order.amount, 'en')} with Pix
      </button>
    )
  }
  if (checkout.state === 'paying' && checkout.payment.challenge?.kind === 'qr') {
    const { amount, payee, expiresAt, challenge } = checkout.payment
    return (
      <PixQr
        code={challenge.code}
        amount={amount}
        payee={payee}
        expiresAt={expiresAt}
        serverNow={checkout.serverNow}
        locale="en"
      />
    )
  }
  if (checkout.state === 'paid') return <p role="status">Thank you!</p>
  if ('tryAgain' in checkout) {
    return (
      <button type="button" className="pay" onClick={checkout.tryAgain}>
        Try again
      </button>
    )
  }
  return <p role="status">One moment…</p>
}
