import { formatMoney } from '@rumba/core'
import type { JSX } from 'react'
import { RumbaProvider, useCheckout, useCopy, useCountdown } from '../index.ts'

export function Headless({ order }: { order: string }): JSX.Element {
  return (
    <RumbaProvider endpoint="/api/rumba">
      <Screen order={order} />
    </RumbaProvider>
  )
}

function Screen({ order }: { order: string }): JSX.Element {
  const checkout = useCheckout({ order, onPaid: payment => console.log('paid', payment.reference) })
  const { copy, state } = useCopy()
  switch (checkout.state) {
    case 'choosing':
      return (
        <>
          {checkout.methods.map(({ code }) => (
            <button key={code} type="button" onClick={() => checkout.choose(code)}>
              {code}
            </button>
          ))}
          <button
            type="button"
            onClick={() => checkout.pay({ firstName: 'Ana', lastName: 'Souza', taxId: '11144477735' })}
          >
            Pay {formatMoney(checkout.order.amount, 'pt-BR')}
          </button>
        </>
      )
    case 'paying': {
      const { challenge, expiresAt } = checkout.payment
      return (
        <>
          {challenge?.kind === 'qr' && (
            <button type="button" onClick={() => void copy(challenge.code)}>
              {state === 'copied' ? 'Copied' : 'Copy the code'}
            </button>
          )}
          {expiresAt && <TimeLeft expiresAt={expiresAt} serverNow={checkout.serverNow} />}
        </>
      )
    }
    case 'expired':
    case 'declined':
    case 'error':
      return (
        <button type="button" onClick={checkout.tryAgain}>
          Try again
        </button>
      )
    default:
      return <p>{checkout.state}</p>
  }
}

function TimeLeft({ expiresAt, serverNow }: { expiresAt: string; serverNow: () => number }): JSX.Element {
  const { msLeft } = useCountdown(expiresAt, serverNow)
  return <p role="timer">{Math.ceil(msLeft / 1000)} s</p>
}
