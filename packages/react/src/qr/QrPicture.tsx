'use client'
import type { JSX } from 'react'
import { pixWords } from '../messages/pixWords.ts'

export interface QrPictureProps {
  /** What the symbol says. */
  readonly text: string
  /** What the file is called after: the method, the amount, who is paid. Nothing of who pays. */
  readonly name: readonly (string | undefined)[]
}

/** Gives the symbol as a picture: to save, and to share where the browser can; a bank app on the same phone reads it from there. */
export function QrPicture({ text, name }: QrPictureProps): JSX.Element {
  const { messages } = pixWords.useWords()
  return (
    <div data-part="picture">
      {(['saveQr', ...('canShare' in navigator ? (['shareQr'] as const) : [])] as const).map(way => (
        <button
          key={way}
          type="button"
          data-part="link"
          onClick={() => {
            // A download that the browser refused is no failure of the payment.
            import('./saveQr.ts').then(picture => picture[way](text, name)).catch(() => {})
          }}
        >
          {messages[way]}
        </button>
      ))}
    </div>
  )
}
