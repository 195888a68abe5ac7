'use client'
import type { Instant, Money } from '@rumba/core'
import { type JSX, lazy, Suspense } from 'react'
import type { MessageOverrides } from '../../messages/messages.ts'
import { pixWords } from '../../messages/pixWords.ts'
import { PixQrSkeleton } from './PixQrSkeleton.tsx'

/** Loads what reads and draws a code; called early, it is there when the code comes. */
export const loadPixQr = (): Promise<typeof import('./PixQrCode.tsx')> => import('./PixQrCode.tsx')

const PixQrCode = lazy(() => loadPixQr().then(module => ({ default: module.PixQrCode })))

export interface PixQrProps {
  /** The BR Code exactly as the gateway sent it. It is read before it is shown. */
  readonly code: string
  /** What the order owes: a code that says another amount is not shown. */
  readonly amount?: Money
  /** Who is to be paid: a code that names somebody else is not shown. */
  readonly payee?: string | undefined
  /** When the code stops working, where that is known. */
  readonly expiresAt?: Instant | undefined
  /** Server time in milliseconds since 1970. Default: the local clock. */
  readonly serverNow?: () => number
  /** BCP 47. */
  readonly locale?: string
  readonly messages?: MessageOverrides
}

/**
 * A Pix code to scan or copy: read first, compared with the order, and only then drawn. What does not belong to the order is
 * neither drawn nor copied.
 */
export function PixQr({ locale, messages, ...props }: PixQrProps): JSX.Element {
  return (
    <pixWords.Localized locale={locale} messages={messages} fallback={<PixQrSkeleton />}>
      <Suspense fallback={<PixQrSkeleton />}>
        <PixQrCode {...props} />
      </Suspense>
    </pixWords.Localized>
  )
}
