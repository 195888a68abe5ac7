'use client'
import type { CopyState } from '../../hooks/useCopy.ts'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** Says what came of copying: seen where it failed, else only spoken. */
export const CodeCopyHint: Part<'p', CopyState> = /* @__PURE__ */ createPart('p', () => {
  const { messages } = checkoutWords.useWords()
  const { state } = codeRoot.useRoot().copying
  return {
    role: 'status',
    'data-part': state === 'failed' ? 'hint' : 'hidden',
    'data-state': state,
    children: state === 'failed' ? messages.copyFailed : state === 'copied' && messages.copied,
  }
})
