'use client'
import { formatMoney } from '@rumba/core'
import { checkoutWords } from '../../messages/words.ts'
import { useChoosing } from '../checkout/useChoosing.ts'
import { createPart, type Part } from '../part/createPart.ts'

/** "Pay R$ 25,01": sends the form around it. Its state is `creating` while the payment is made. */
export const CheckoutPay: Part<'button', 'choosing' | 'creating'> = /* @__PURE__ */ createPart(
  'button',
  ({ children }) => {
    const { messages, locale } = checkoutWords.useWords()
    const checkout = useChoosing()
    if (!checkout) return
    const { state, order, method } = checkout
    const isCreating = state === 'creating'
    return {
      type: 'submit',
      'data-part': 'primary',
      'data-state': state,
      'aria-disabled': isCreating,
      children: children ?? (
        // Words of their own, and not the same ones that move.
        <span key={state}>
          {isCreating ? messages.creating : messages.pay(formatMoney(method?.amount ?? order.amount, locale))}
        </span>
      ),
    }
  },
)
