'use client'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** Gives the symbol as a picture: to save, and to share where the browser can; a bank app on the same phone reads it from there. */
export const CodePicture: Part<'div'> = /* @__PURE__ */ createPart('div', () => {
  const { messages } = checkoutWords.useWords()
  const { symbol, fileName } = codeRoot.useRoot()
  const ways = ['saveQr', ...('canShare' in navigator ? (['shareQr'] as const) : [])] as const
  if (!symbol) return
  return {
    'data-part': 'picture',
    children: ways.map(way => (
      <button
        key={way}
        type="button"
        data-part="link"
        onClick={() => {
          // A download that the browser refused is no failure of the payment.
          import('../../qr/saveQr.ts').then(picture => picture[way](symbol, fileName)).catch(() => {})
        }}
      >
        {messages[way]}
      </button>
    )),
  }
})
