'use client'
import type { JSX } from 'react'
import { challengeWords } from '../../messages/words.ts'
import { CodeCard } from '../code/CodeCard.tsx'
import { CodeCountdown } from '../code/CodeCountdown.tsx'
import { CodePicture } from '../code/CodePicture.tsx'
import { CodeQr } from '../code/CodeQr.tsx'
import { CodeSteps } from '../code/CodeSteps.tsx'
import { CodeWarning } from '../code/CodeWarning.tsx'
import { CopyDetail } from '../code/CopyDetail.tsx'
import { UpiApps } from './UpiApps.tsx'
import { UpiHint } from './UpiHint.tsx'
import { UpiRoot, type UpiRootProps } from './UpiRoot.tsx'
import { UpiShowQr } from './UpiShowQr.tsx'
import { upiRoot } from './upiContext.ts'

/** Every part of a UPI payment, first the way that suits the device. */
export function UpiLink(props: UpiRootProps): JSX.Element {
  return (
    <UpiRoot {...props}>
      <Parts />
    </UpiRoot>
  )
}

function Parts(): JSX.Element {
  const { messages } = challengeWords.useWords()
  const { device, link } = upiRoot.useRoot()
  const { isHandheld } = device
  return (
    <>
      <h2>{messages.upiTitle}</h2>
      {isHandheld && <UpiApps />}
      <UpiHint />
      <CodeQr />
      <CodePicture />
      <UpiShowQr />
      <CodeCountdown />
      <CodeWarning />
      <CodeCard />
      <dl data-part="details">
        <CopyDetail label={messages.upiId} value={link.payee} />
      </dl>
      <CodeSteps />
      {!isHandheld && (
        <details>
          <summary>{messages.upiThisDevice}</summary>
          <UpiApps />
        </details>
      )}
    </>
  )
}
