'use client'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { usePaying } from '../checkout/usePaying.ts'
import { createPart, type Part } from '../part/createPart.ts'

/** What this page knows of the payment. What cannot be seen is said, never guessed. */
export const StatusText: Part<'p'> = /* @__PURE__ */ createPart('p', ({ children }) => {
  const { messages } = checkoutWords.useWords()
  const view = usePaying()
  if (!view) return
  const { connection, stale } = view
  const isBlind = connection === 'unreachable' || stale
  return {
    role: 'status',
    'data-part': 'live',
    'data-connection': connection,
    children:
      children ??
      (connection === 'offline' ? messages.offline : isBlind ? messages.unreachable : messages.waiting),
  }
})
