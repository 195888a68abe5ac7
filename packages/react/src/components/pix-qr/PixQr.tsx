'use client'
import type { JSX } from 'react'
import { checkoutWords } from '../../messages/words.ts'
import type { CodeProps } from '../code/CodeBox.tsx'
import { CodeCard } from '../code/CodeCard.tsx'
import { CodeCopy } from '../code/CodeCopy.tsx'
import { CodeCopyHint } from '../code/CodeCopyHint.tsx'
import { CodeCountdown } from '../code/CodeCountdown.tsx'
import { CodePicture } from '../code/CodePicture.tsx'
import { CodeQr } from '../code/CodeQr.tsx'
import { CodeSteps } from '../code/CodeSteps.tsx'
import { CodeText } from '../code/CodeText.tsx'
import { CodeWarning } from '../code/CodeWarning.tsx'
import { PixQrRoot } from './PixQrRoot.tsx'
import { pixQrSkeleton } from './pixQrSkeleton.tsx'

export interface PixQrProps extends CodeProps {
  /** The BR Code exactly as the gateway sent it. It is read before it is shown. */
  readonly code: string
}

/**
 * A Pix code to scan or copy: read first, compared with the order, and only then drawn. What does not belong to the order is
 * neither drawn nor copied. It loads its words and what reads a code when it is first shown.
 */
export function PixQr(props: PixQrProps): JSX.Element {
  return (
    <PixQrRoot {...props} fallback={pixQrSkeleton}>
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
  return <p data-part="label">{checkoutWords.useWords().messages.code}</p>
}
