'use client'
import type { CopyState } from '../../hooks/useCopy.ts'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** A button that says "copied" only when it was. Where copying fails, `CodeText` is selected instead. */
export const CodeCopy: Part<'button', CopyState> = /* @__PURE__ */ createPart('button', ({ children }) => {
  const { messages } = checkoutWords.useWords()
  const { text, copying, textRef } = codeRoot.useRoot()
  const { state, copy } = copying
  return {
    type: 'button',
    'data-part': 'primary',
    'data-state': state,
    onClick: () => copy(text, textRef.current),
    children: children ?? (state === 'copied' ? messages.copied : messages.copy),
  }
})
