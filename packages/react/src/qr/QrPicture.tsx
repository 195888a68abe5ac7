'use client'
import { type JSX, useState } from 'react'
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
  const [ways] = useState(() =>
    navigator.canShare?.({ files: [new File([], '.png', { type: 'image/png' })] })
      ? (['saveQr', 'shareQr'] as const)
      : (['saveQr'] as const),
  )
  return (
    <div data-part="picture">
      {ways.map(way => (
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
