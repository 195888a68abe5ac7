import { formatMoney } from '@rumba/core'
import type { Checkout } from '../../hooks/useCheckout.ts'
import type { CheckoutMessages } from '../../messages/messages.ts'

/** What each state without a form or a challenge says: its title, its text and, where there is a way on, the button. */
export const textsOf = (
  checkout: Checkout,
  messages: CheckoutMessages,
  locale: string,
): Partial<Record<Checkout['state'], readonly [title: string, text: string, action?: string]>> => ({
  failed: [messages.failedTitle, messages.failedText, messages.retry],
  unknown: [messages.unknownTitle, messages.unknownText, messages.retry],
  paid: [
    messages.paidTitle,
    checkout.state === 'paid' ? messages.paidText(formatMoney(checkout.payment.amount, locale)) : '',
  ],
  declined: [messages.declinedTitle, messages.declinedText, messages.tryAgain],
  expired: [messages.expiredTitle, messages.expiredText, messages.newCode],
  error: [messages.errorTitle, messages.errorText, messages.tryAgain],
})
