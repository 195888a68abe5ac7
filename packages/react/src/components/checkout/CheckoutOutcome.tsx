'use client'
import type { Checkout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { Notice, type NoticeKind } from '../status/Notice.tsx'
import { checkoutRoot } from './checkoutContext.ts'
import { textsOf } from './textsOf.ts'

/** How it ended, or why it does not go on, and the way on: paid, declined, expired, an error, not known yet, not loaded. */
export const CheckoutOutcome: Part<'div', Checkout['state']> = /* @__PURE__ */ createPart(
  'div',
  ({ children }) => {
    const { checkout } = checkoutRoot.useRoot()
    const { messages, locale } = checkoutWords.useWords()
    const { state } = checkout
    const payment = 'payment' in checkout ? checkout.payment : undefined
    const [title, text = '', action] = textsOf(checkout, messages, locale)[state] ?? []
    if (title === undefined) return
    // A page that goes on with one payment starts no other.
    const act =
      'retry' in checkout
        ? checkout.retry
        : 'tryAgain' in checkout && checkout.order.methods.length > 0
          ? checkout.tryAgain
          : undefined
    return {
      'data-rumba': 'status',
      'data-state': state,
      'data-status': payment?.status,
      children: children ?? (
        <Notice kind={state as NoticeKind} title={title} text={text}>
          {action && act && (
            <button type="button" data-part={state === 'unknown' ? 'secondary' : 'primary'} onClick={act}>
              {action}
            </button>
          )}
        </Notice>
      ),
    }
  },
)
