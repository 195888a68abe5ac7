'use client'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** The name that the bank or app will show. */
export const CodePayee: Part<'bdi'> = /* @__PURE__ */ createPart('bdi', () => ({
  children: codeRoot.useRoot().payee,
}))
