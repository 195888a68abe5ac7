'use client'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** The amount that the code states, or who will say it. */
export const CodeAmount: Part<'bdi', 'stated' | 'not-stated'> = /* @__PURE__ */ createPart('bdi', () => {
  const { amount, amountElsewhere } = codeRoot.useRoot()
  return {
    'data-state': amount ? 'stated' : 'not-stated',
    dir: amount && 'ltr',
    children: amount ?? amountElsewhere,
  }
})
