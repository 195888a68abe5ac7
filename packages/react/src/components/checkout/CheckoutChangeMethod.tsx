'use client'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { checkoutRoot } from './checkoutContext.ts'

/** Back to the methods while the buyer pays, where there is more than one. */
export const CheckoutChangeMethod: Part<'button'> = /* @__PURE__ */ createPart('button', ({ children }) => {
  const { checkout } = checkoutRoot.useRoot()
  const { messages } = checkoutWords.useWords()
  if (checkout.state !== 'paying' || checkout.order.methods.length < 2) return
  return {
    type: 'button',
    'data-part': 'link',
    onClick: checkout.changeMethod,
    children: children ?? messages.changeMethod,
  }
})
