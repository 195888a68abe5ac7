'use client'
import { challengeWords } from '../../messages/words.ts'
import { codeRoot } from '../code/codeContext.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { upiRoot } from './upiContext.ts'

/** Asks for the symbol where it is not drawn at once, as a phone cannot scan its own screen. */
export const UpiShowQr: Part<'button'> = /* @__PURE__ */ createPart('button', ({ children }) => {
  const { messages } = challengeWords.useWords()
  const { askForQr } = upiRoot.useRoot()
  return codeRoot.useRoot().symbol
    ? undefined
    : { type: 'button', 'data-part': 'link', onClick: askForQr, children: children ?? messages.upiShowQr }
})
