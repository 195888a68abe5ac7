'use client'
import { formatMoney, type Instant, inspectBrCode, type Money, parseMoney } from '@rumba/core'
import { type JSX, useMemo } from 'react'
import { Localized, useWords } from '../../messages/Localized.tsx'
import type { Messages } from '../../messages/messages.ts'
import { QrSvg } from '../../qr/QrSvg.tsx'
import { Notice } from '../status/Notice.tsx'
import { PixQrCopy } from './PixQrCopy.tsx'
import { PixQrCountdown } from './PixQrCountdown.tsx'
import { PixQrSkeleton } from './PixQrSkeleton.tsx'

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
  readonly messages?: Partial<Messages>
}

/**
 * A Pix code to scan or copy: read first, compared with the order, and only then drawn. What does not belong to the order is
 * neither drawn nor copied.
 */
export function PixQr({ locale, messages, ...props }: PixQrProps): JSX.Element {
  return (
    <Localized locale={locale} messages={messages} fallback={<PixQrSkeleton />}>
      <Inspected {...props} />
    </Localized>
  )
}

function Inspected({
  code,
  amount,
  payee,
  expiresAt,
  serverNow = Date.now,
}: Omit<PixQrProps, 'locale' | 'messages'>): JSX.Element {
  const { messages, locale } = useWords()
  // Currency and minor units, since a parent may make a new object of the same amount at each render.
  const { minor, currency } = amount ?? {}
  const inspection = useMemo(
    () =>
      inspectBrCode(code, {
        ...(minor === undefined || currency === undefined ? {} : { amount: { minor, currency } }),
        ...(payee === undefined ? {} : { payee }),
      }),
    [code, minor, currency, payee],
  )
  const { verdict, code: read } = inspection
  if (verdict === 'refuse' || !read) {
    return (
      <div data-rumba="pix-qr" data-state="refused">
        <Notice kind="refused" title={messages.refusedTitle} text={messages.refusedText} />
      </div>
    )
  }
  const stated =
    read.amount === undefined ? undefined : formatMoney(parseMoney(toDigits(read.amount), 'BRL'), locale)
  return (
    <div data-rumba="pix-qr" data-state={verdict}>
      <QrSvg text={code.trim()} label={messages.qrLabel(stated, read.merchantName)} />
      {expiresAt !== undefined && <PixQrCountdown expiresAt={expiresAt} serverNow={serverNow} />}
      {verdict === 'warn' && <p data-part="hint">{messages.codeWarning}</p>}
      <PixQrCopy code={code.trim()} />
      <section data-part="payee">
        <h3>{messages.bankShows}</h3>
        <dl>
          <dt>{messages.payee}</dt>
          <dd data-part="payee-name">{read.merchantName}</dd>
          <dt>{messages.amount}</dt>
          <dd data-part="payee-amount">{stated ?? messages.amountByBank}</dd>
        </dl>
      </section>
      <ol data-part="steps">
        {messages.pixSteps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  )
}

/** EMV lets an amount end in a point ("98."). */
const toDigits = (amount: string): string => amount.replace(/\.$/, '')
