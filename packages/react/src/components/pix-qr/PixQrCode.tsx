'use client'
import { formatMoney, inspectBrCode, parseMoney } from '@rumba/core'
import { type JSX, useMemo } from 'react'
import { readDevice } from '../../hooks/device.ts'
import { pixWords } from '../../messages/pixWords.ts'
import { QrPicture } from '../../qr/QrPicture.tsx'
import { QrSvg } from '../../qr/QrSvg.tsx'
import { Notice } from '../status/Notice.tsx'
import type { PixQrProps } from './PixQr.tsx'
import { PixQrCopy } from './PixQrCopy.tsx'
import { PixQrCountdown } from './PixQrCountdown.tsx'

/** Loads the encoder early; from here, so that a buyer who is sent elsewhere loads nothing of a QR code. */
export { warmQr as warm } from '../../qr/encode.ts'

export type PixQrCodeProps = Omit<PixQrProps, 'locale' | 'messages'>

/** Reads the code, compares it with the order, and draws it where it may be paid. */
export function PixQrCode({
  code,
  amount,
  payee,
  expiresAt,
  serverNow = Date.now,
}: PixQrCodeProps): JSX.Element {
  const { messages, locale, written } = pixWords.useWords()
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
  const text = code.trim()
  if (verdict === 'refuse' || !read) {
    return (
      <div data-rumba="pix-qr" data-state="refused" {...written}>
        <Notice kind="refused" title={messages.refusedTitle} text={messages.refusedText} />
      </div>
    )
  }
  const stated =
    read.amount === undefined ? undefined : formatMoney(parseMoney(toDigits(read.amount), 'BRL'), locale)
  return (
    <div data-rumba="pix-qr" data-state={verdict} {...written}>
      <QrSvg text={text} label={messages.qrLabel(stated, read.merchantName)} />
      {expiresAt !== undefined && <PixQrCountdown expiresAt={expiresAt} serverNow={serverNow} />}
      {verdict === 'warn' && <p data-part="hint">{messages.codeWarning}</p>}
      <PixQrCopy code={text} />
      <QrPicture text={text} name={['pix', read.amount, read.merchantName]} />
      <section data-part="payee">
        <h3>{messages.bankShows}</h3>
        <dl>
          <div>
            <dt>{messages.payee}</dt>
            <dd data-part="payee-name">
              <bdi>{read.merchantName}</bdi>
            </dd>
          </div>
          <div>
            <dt>{messages.amount}</dt>
            <dd data-part="payee-amount">
              <bdi dir={stated && 'ltr'}>{stated ?? messages.amountByBank}</bdi>
            </dd>
          </div>
        </dl>
      </section>
      <ol data-part="steps">
        {messages[readDevice().isHandheld ? 'pixPhoneSteps' : 'pixSteps'].map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  )
}

/** EMV lets an amount end in a point ("98."). */
const toDigits = (amount: string): string => amount.replace(/\.$/, '')
