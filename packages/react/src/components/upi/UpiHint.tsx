'use client'
import type { DeepLinkState } from '../../hooks/useDeepLink.ts'
import { challengeWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { upiRoot } from './upiContext.ts'

/** Says what came of a tap: that an app has opened, or that none has and what else there is. */
export const UpiHint: Part<'p', DeepLinkState> = /* @__PURE__ */ createPart('p', () => {
  const { messages } = challengeWords.useWords()
  const { state } = upiRoot.useRoot().deepLink
  const isLost = state === 'not-opened'
  return {
    role: 'status',
    'data-part': isLost ? 'warning' : 'hint',
    'data-state': state,
    children: isLost ? messages.upiNotOpened : state === 'opened' && messages.upiOpened,
  }
})
