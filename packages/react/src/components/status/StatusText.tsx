'use client'
import { checkoutWords } from '../../messages/words.ts'
import { checkoutRoot } from '../checkout/checkoutContext.ts'
import { createPart, type Part } from '../part/createPart.ts'

/** What this page knows of the payment. What cannot be seen is said, never guessed. */
export const StatusText: Part<'p'> = /* @__PURE__ */ createPart('p', ({ children }) => {
  const { messages } = checkoutWords.useWords()
  const { checkout, isChecking } = checkoutRoot.useRoot()
  if (checkout.state !== 'paying') return
  const { connection, stale } = checkout
  const isBlind = connection === 'unreachable' || stale
  const word = isChecking
    ? 'checking'
    : connection === 'offline'
      ? connection
      : isBlind
        ? 'unreachable'
        : 'waiting'
  return {
    role: 'status',
    'data-part': 'live',
    'data-connection': connection,
    children: children ?? messages[word],
  }
})
