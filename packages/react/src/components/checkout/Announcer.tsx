'use client'
import { type JSX, useEffect, useState } from 'react'
import type { Checkout } from '../../hooks/useCheckout.ts'
import { checkoutWords } from '../../messages/words.ts'
import { textsOf } from './textsOf.ts'

/**
 * Says what has become of the payment to those who do not see it, once: the text of a screen and not its title, which is read
 * when it gets the focus. The region is there before the words are, or they would not be spoken.
 */
export function Announcer({
  checkout,
  state,
}: {
  readonly checkout: Checkout
  /** What is on the screen. */
  readonly state: Checkout['state']
}): JSX.Element {
  const { messages, locale } = checkoutWords.useWords()
  const text =
    state === 'loading' || state === 'creating'
      ? messages[state]
      : textsOf(checkout, messages, locale)[state]?.[1]
  const [said, say] = useState<string | undefined>(messages.loading)
  useEffect(() => {
    let current = true
    queueMicrotask(() => current && say(text))
    return () => {
      current = false
    }
  }, [text])
  return (
    <p role="status" data-part="hidden">
      {said}
    </p>
  )
}
