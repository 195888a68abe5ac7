'use client'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { useCode } from './codeContext.ts'

/** Said of a code that some banks may refuse. */
export const CodeWarning: Part<'p'> = /* @__PURE__ */ createPart('p', ({ children }) => {
  const { messages } = checkoutWords.useWords()
  const { isUnusual } = useCode()
  return isUnusual ? { 'data-part': 'hint', children: children ?? messages.codeWarning } : undefined
})
