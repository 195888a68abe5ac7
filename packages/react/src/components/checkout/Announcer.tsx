'use client'
import { formatMoney } from '@rumba/core'
import { type JSX, useEffect, useState } from 'react'
import type { Checkout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'

/**
 * Says what has become of the payment to those who do not see it, once: the text of a screen and not its title, which is read
 * when it gets the focus. The region is there before the words are, or they would not be spoken.
 */
export function Announcer({ checkout }: { readonly checkout: Checkout }): JSX.Element {
  const { messages, locale, written } = checkoutWords.useWords()
  const words: Partial<Record<Checkout['state'], string>> = {
    loading: messages.loading,
    failed: messages.failedTitle,
    creating: messages.creating,
    unknown: messages.unknownText,
    paid: checkout.state === 'paid' ? messages.paidText(formatMoney(checkout.payment.amount, locale)) : '',
    declined: messages.declinedText,
    expired: messages.expiredText,
    error: messages.errorText,
  }
  const text = words[checkout.state]
  const [said, say] = useState<string | undefined>(messages.loading)
  useEffect(() => {
    let current = true
    queueMicrotask(() => current && say(text))
    return () => {
      current = false
    }
  }, [text])
  return (
    <p role="status" data-rumba="" data-part="hidden" {...written}>
      {said}
    </p>
  )
}
