import { formatMoney, inspectBrCode } from '@rumba/core'
import { RumbaProvider, useCheckout, useCopy, useCountdown } from '@rumba/react'
import type { JSX } from 'react'

export function Headless({ order }: { order: string }): JSX.Element {
  return (
    <RumbaProvider endpoint="/api/rumba">
      <Screen order={order} />
    </RumbaProvider>
  )
}

function Screen({ order }: { order: string }): JSX.Element {
  const checkout = useCheckout({ order })
  const { copy, state } = useCopy()
  if (checkout.state === 'choosing') {
    return (
      <button type="button" className="pay" onClick={() => checkout.pay()}>
        Pay {formatMoney(checkout.order.amount, 'en')} with Pix
      </button>
    )
  }
  if (checkout.state === 'paying' && checkout.payment.challenge?.kind === 'qr') {
    const { code } = checkout.payment.challenge
    const { amount, payee, expiresAt } = checkout.payment
    if (inspectBrCode(code, { amount, payee }).verdict === 'refuse') {
      return <p role="alert">Do not pay this code: it is not the order’s.</p>
    }
    return (
      <>
        <button type="button" className="pay" onClick={() => void copy(code)}>
          {state === 'copied' ? 'Copied' : 'Copy the Pix code'}
        </button>
        {expiresAt !== undefined && <TimeLeft expiresAt={expiresAt} serverNow={checkout.serverNow} />}
      </>
    )
  }
  return <p role="status">{checkout.state === 'paid' ? 'Thank you!' : checkout.state}</p>
}

function TimeLeft({ expiresAt, serverNow }: { expiresAt: string; serverNow: () => number }): JSX.Element {
  const { msLeft } = useCountdown(expiresAt, serverNow)
  return <p role="timer">{Math.ceil(msLeft / 60_000)} minutes left</p>
}
