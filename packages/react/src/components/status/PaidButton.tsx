'use client'
import { checkoutWords } from '../../messages/words.ts'
import { checkoutRoot } from '../checkout/checkoutContext.ts'
import { createPart, type Part } from '../part/createPart.ts'

/** "I have paid": asks at once. Its state is `checking` until the answer is in. */
export const PaidButton: Part<'button', 'ready' | 'checking'> = /* @__PURE__ */ createPart(
  'button',
  ({ children }) => {
    const { messages } = checkoutWords.useWords()
    const { checkout, isChecking, check } = checkoutRoot.useRoot()
    if (checkout.state !== 'paying') return
    return {
      type: 'button',
      'data-part': 'secondary',
      'data-state': isChecking ? 'checking' : 'ready',
      'aria-disabled': isChecking,
      onClick: check,
      children: children ?? messages.checkNow,
    }
  },
)
