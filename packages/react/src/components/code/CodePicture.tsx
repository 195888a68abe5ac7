'use client'
import { useState } from 'react'
import { pixWords } from '../../messages/pixWords.ts'
import { saveQr, shareQr } from '../../qr/saveQr.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { useCode } from './codeContext.ts'

const WAYS = { saveQr, shareQr }

/** Gives the symbol as a picture: to save, and to share where the browser can; a bank app on the same phone reads it from there. */
export const CodePicture: Part<'div'> = /* @__PURE__ */ createPart('div', () => {
  const { messages } = pixWords.useWords()
  const { text, fileName, isDrawn } = useCode()
  const [ways] = useState(() =>
    navigator.canShare?.({ files: [new File([], '.png', { type: 'image/png' })] })
      ? (['saveQr', 'shareQr'] as const)
      : (['saveQr'] as const),
  )
  if (!isDrawn) return
  return {
    'data-part': 'picture',
    children: ways.map(way => (
      <button
        key={way}
        type="button"
        data-part="link"
        onClick={() => {
          // A download that the browser refused is no failure of the payment.
          WAYS[way](text, fileName).catch(() => {})
        }}
      >
        {messages[way]}
      </button>
    )),
  }
})
