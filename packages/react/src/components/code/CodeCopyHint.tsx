'use client'
import type { CopyState } from '../../hooks/useCopy.ts'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { copyHint } from './CopyDetail.tsx'
import { codeRoot } from './codeContext.ts'

/** Says what came of copying: seen where it failed, else only spoken. */
export const CodeCopyHint: Part<'p', CopyState> = /* @__PURE__ */ createPart('p', () => {
  const { messages } = checkoutWords.useWords()
  const { state } = codeRoot.useRoot().copying
  return { ...copyHint(state, messages.copied, messages.copyFailed), 'data-state': state }
})
