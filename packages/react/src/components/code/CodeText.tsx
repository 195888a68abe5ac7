'use client'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** The code as text, exactly as it is copied. */
export const CodeText: Part<'code'> = /* @__PURE__ */ createPart('code', () => {
  const { text, textRef } = codeRoot.useRoot()
  return { ref: textRef as never, 'data-part': 'code', dir: 'ltr', children: text }
})
