'use client'
import { formatMoney } from '@rumba/core'
import type { Checkout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { Notice, type NoticeKind } from '../status/Notice.tsx'
import { useCheckoutContext } from './checkoutContext.ts'

/** How it ended, or why it does not go on, and the way on: paid, declined, expired, an error, not known yet, not loaded. */
export const CheckoutOutcome: Part<'div', Checkout['state']> = /* @__PURE__ */ createPart(
  'div',
  ({ children }) => {
    const { checkout } = useCheckoutContext()
    const { messages, locale } = checkoutWords.useWords()
    const { state } = checkout
    const payment = 'payment' in checkout ? checkout.payment : undefined
    const texts: Partial<Record<Checkout['state'], readonly [title: string, text: string, action?: string]>> =
      {
        failed: [messages.failedTitle, messages.failedText, messages.retry],
        unknown: [messages.unknownTitle, messages.unknownText, messages.retry],
        paid: [messages.paidTitle, payment ? messages.paidText(formatMoney(payment.amount, locale)) : ''],
        declined: [messages.declinedTitle, messages.declinedText, messages.tryAgain],
        expired: [messages.expiredTitle, messages.expiredText, messages.newCode],
        error: [messages.errorTitle, messages.errorText, messages.tryAgain],
      }
    const [title, text, action] = texts[state] ?? []
    if (title === undefined || text === undefined) return
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
