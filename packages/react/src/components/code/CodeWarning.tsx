'use client'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** Said of a code that some banks may refuse. */
export const CodeWarning: Part<'p'> = /* @__PURE__ */ createPart('p', ({ children }) => {
  const { messages } = checkoutWords.useWords()
  const { isUnusual } = codeRoot.useRoot()
  return isUnusual ? { 'data-part': 'hint', children: children ?? messages.codeWarning } : undefined
})
