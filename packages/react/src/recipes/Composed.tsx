import type { JSX } from 'react'
import {
  CheckoutChallenge,
  CheckoutMethods,
  CheckoutOutcome,
  CheckoutPay,
  CheckoutPayer,
  CheckoutRoot,
  CheckoutStatus,
  CheckoutTotal,
  PaidButton,
  StatusText,
} from '../index.ts'

export function Composed({ order }: { order: string }): JSX.Element {
  return (
    <CheckoutRoot endpoint="/api/rumba" order={order} className="pay" fallback={<p>One moment…</p>}>
      <CheckoutMethods />
      <CheckoutPayer>
        <p>By paying you accept our terms.</p>
        <CheckoutTotal className="sum" />
        <CheckoutPay className="button" />
      </CheckoutPayer>
      <CheckoutChallenge />
      <CheckoutStatus>
        <StatusText />
        <PaidButton
          render={(props, state) => (
            <button {...props}>{state === 'checking' ? 'We are looking…' : 'It is paid'}</button>
          )}
        />
      </CheckoutStatus>
      <CheckoutOutcome />
    </CheckoutRoot>
  )
}
