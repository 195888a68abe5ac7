'use client'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** What to do with the code. */
export const CodeSteps: Part<'ol'> = /* @__PURE__ */ createPart('ol', ({ children }) => {
  const { steps } = codeRoot.useRoot()
  return { 'data-part': 'steps', children: children ?? steps.map(step => <li key={step}>{step}</li>) }
})
