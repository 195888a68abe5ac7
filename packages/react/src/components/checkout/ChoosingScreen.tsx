'use client'
import { formatMoney, type Payer, ProblemError } from '@rumba/core'
import { type JSX, useEffect } from 'react'
import type { ChoosingCheckout, CreatingCheckout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { MethodPicker } from '../method-picker/MethodPicker.tsx'
import { PayerForm } from '../payer-form/PayerForm.tsx'
import { loadPixQr } from '../pix-qr/PixQr.tsx'
import { loadChallenge } from './PayingScreen.tsx'

export interface ChoosingScreenProps {
  readonly checkout: ChoosingCheckout | CreatingCheckout
  readonly payer: Payer
  onPayer(payer: Payer): void
  onPress(): void
}

/** Choose a method, fill in what it asks for, press "pay". It stays while the payment is made, so that nothing moves. */
export function ChoosingScreen({ checkout, payer, onPayer, onPress }: ChoosingScreenProps): JSX.Element {
  const { messages, locale } = checkoutWords.useWords()
  const { order, method } = checkout
  const creating = checkout.state === 'creating'
  const error = 'error' in checkout ? checkout.error : undefined
  const refused = error instanceof ProblemError ? error.fields : []
  const code = method?.code

  // What the method will show loads while the buyer types, so that nothing is waited for twice.
  useEffect(() => {
    if (code === undefined) return
    const part = code === 'pix' ? loadPixQr() : loadChallenge()
    part.then(({ warm }) => warm(code)).catch(() => {})
  }, [code])

  const pay = (): void => {
    if (checkout.state !== 'choosing') return
    onPress()
    checkout.pay(
      Object.fromEntries(
        Object.entries(payer).filter(
          ([name, text]) => text && method?.fields.some(field => field.name === name),
        ),
      ),
    )
  }
  return (
    <>
      {order.methods.length > 1 && (
        <MethodPicker
          methods={order.methods}
          value={code}
          disabled={creating}
          onChange={next => checkout.state === 'choosing' && checkout.choose(next)}
        />
      )}
      {method && (
        <PayerForm fields={method.fields} value={payer} onChange={onPayer} onSubmit={pay} refused={refused}>
          {error && refused.length === 0 && (
            <p role="alert" data-part="error">
              {messages.createFailed}
            </p>
          )}
          <button type="submit" data-part="primary" aria-disabled={creating}>
            {creating ? messages.creating : messages.pay(formatMoney(method.amount ?? order.amount, locale))}
          </button>
        </PayerForm>
      )}
    </>
  )
}
