'use client'
import type { Instant, Money } from '@rumba/core'
import { type JSX, lazy, Suspense } from 'react'
import { challengeWords } from '../../messages/challengeWords.ts'
import type { MessageOverrides } from '../../messages/messages.ts'
import { pixWords } from '../../messages/pixWords.ts'
import { PixQrSkeleton } from '../pix-qr/PixQrSkeleton.tsx'

/** Loads what reads a link and offers the ways to pay it; called early, it is there when the link comes. */
export const loadUpi = (): Promise<typeof import('./UpiLink.tsx')> => import('./UpiLink.tsx')

const UpiLink = lazy(() => loadUpi().then(module => ({ default: module.UpiLink })))

export interface UpiProps {
  /** The UPI link exactly as the gateway sent it. It is read before it is shown. */
  readonly link: string
  /** What the order owes: a link that says another amount is not shown. */
  readonly amount?: Money
  /** Who is to be paid: a link that names somebody else is not shown. */
  readonly payee?: string | undefined
  /** When the link stops working, where that is known. */
  readonly expiresAt?: Instant | undefined
  /** Server time in milliseconds since 1970. Default: the local clock. */
  readonly serverNow?: () => number
  /** BCP 47. */
  readonly locale?: string
  readonly messages?: MessageOverrides
}

/**
 * A UPI payment: on a phone or tablet a link that opens an app, elsewhere a QR code to scan. The link is read first and compared
 * with the order; one that does not belong to it is neither linked nor drawn.
 */
export function Upi({ locale, messages, ...props }: UpiProps): JSX.Element {
  const words = { locale, messages, fallback: <PixQrSkeleton /> }
  return (
    <pixWords.Localized {...words}>
      <challengeWords.Localized {...words}>
        <Suspense fallback={words.fallback}>
          <UpiLink {...props} />
        </Suspense>
      </challengeWords.Localized>
    </pixWords.Localized>
  )
}
