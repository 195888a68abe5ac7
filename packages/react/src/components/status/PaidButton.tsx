'use client'
import { useState } from 'react'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { usePaying } from '../checkout/usePaying.ts'
import { createPart, type Part } from '../part/createPart.ts'

/** "I have paid": asks at once. Its state is `checking` until the answer is in. */
export const PaidButton: Part<'button', 'ready' | 'checking'> = /* @__PURE__ */ createPart(
  'button',
  ({ children }) => {
    const { messages } = checkoutWords.useWords()
    const [checking, setChecking] = useState(false)
    const view = usePaying()
    if (!view) return
    return {
      type: 'button',
      'data-part': 'secondary',
      'data-state': checking ? 'checking' : 'ready',
      'aria-disabled': checking,
      onClick() {
        if (checking) return
        const done = (): void => setChecking(false)
        setChecking(true)
        view.check().then(done, done)
      },
      children: children ?? (checking ? messages.checking : messages.checkNow),
    }
  },
)
