'use client'
import { formatMoney } from '@rumba/core'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { checkoutRoot } from './checkoutContext.ts'

/** What is to be paid: the price of the payment or of the chosen method, where it has one of its own, else the order's. */
export const CheckoutTotal: Part<'p'> = /* @__PURE__ */ createPart('p', ({ children }) => {
  const { checkout } = checkoutRoot.useRoot()
  const { messages, locale } = checkoutWords.useWords()
  if (!('order' in checkout)) return
  const amount =
    ('payment' in checkout && checkout.payment?.amount) ||
    ('method' in checkout && checkout.method?.amount) ||
    checkout.order.amount
  return {
    'data-part': 'total',
    children: children ?? (
      <>
        <span>{messages.total}</span>{' '}
        <strong>
          <bdi dir="ltr">{formatMoney(amount, locale)}</bdi>
        </strong>
      </>
    ),
  }
})
