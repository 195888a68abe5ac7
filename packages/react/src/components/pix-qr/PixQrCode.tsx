'use client'
import type { JSX } from 'react'
import { pixWords } from '../../messages/pixWords.ts'
import { CodeCard } from '../code/CodeCard.tsx'
import { CodeCopy } from '../code/CodeCopy.tsx'
import { CodeCopyHint } from '../code/CodeCopyHint.tsx'
import { CodeCountdown } from '../code/CodeCountdown.tsx'
import { CodePicture } from '../code/CodePicture.tsx'
import { CodeQr } from '../code/CodeQr.tsx'
import { CodeSteps } from '../code/CodeSteps.tsx'
import { CodeText } from '../code/CodeText.tsx'
import { CodeWarning } from '../code/CodeWarning.tsx'
import { PixQrRoot, type PixQrRootProps } from './PixQrRoot.tsx'

/** Gets the encoder ready; from here, so that a buyer who is sent elsewhere loads nothing of a QR code. */
export { warmQr as warm } from '../../qr/encode.ts'

/** Every part of a Pix code. */
export function PixQrCode(props: PixQrRootProps): JSX.Element {
  return (
    <PixQrRoot {...props}>
      <CodeQr />
      <CodeCountdown />
      <CodeWarning />
      <div data-part="copy">
        <CodeCopy />
        <CodeCopyHint />
        <Label />
        <CodeText />
      </div>
      <CodePicture />
      <CodeCard />
      <CodeSteps />
    </PixQrRoot>
  )
}

function Label(): JSX.Element {
  return <p data-part="label">{pixWords.useWords().messages.code}</p>
}
