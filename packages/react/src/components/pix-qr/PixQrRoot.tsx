'use client'
import { formatMoney, readMoney } from '@rumba/core'
import type { JSX } from 'react'
import { readDevice } from '../../hooks/device.ts'
import { checkoutWords } from '../../messages/words.ts'
import { CodeBox, type CodeRootProps } from '../code/CodeBox.tsx'
import { Loaded } from '../lazy/Loaded.tsx'
import { pixReader } from './pixReader.ts'

export interface PixQrRootProps extends CodeRootProps {
  /** The BR Code exactly as the gateway sent it. It is read before it is shown. */
  readonly code: string
}

/**
 * A Pix code whose parts you arrange: read first, compared with the order, and only then given to the parts inside. What does
 * not belong to the order is neither drawn nor copied; words that say so stand in place of the parts. Its state is `payable`,
 * `warn` or `refused`.
 */
export function PixQrRoot({ locale, messages, fallback, ...props }: PixQrRootProps): JSX.Element {
  return (
    <checkoutWords.Localized locale={locale} messages={messages} fallback={fallback}>
      <Loaded lazy={pixReader} messages={messages} fallback={fallback}>
        {reader => <Read {...props} reader={reader} />}
      </Loaded>
    </checkoutWords.Localized>
  )
}

function Read({
  reader,
  code,
  amount,
  payee,
  expiresAt,
  serverNow = Date.now,
  ...box
}: PixQrRootProps & { readonly reader: typeof import('./readPix.ts') }): JSX.Element {
  const { messages, locale, written } = checkoutWords.useWords()
  const { verdict, code: read } = reader.inspectBrCode(code, { amount, payee })
  const drawn = {
    'data-rumba': 'pix-qr',
    'data-state': verdict,
    ...written,
    ...box,
  }
  if (verdict === 'refuse' || !read) return <CodeBox {...drawn} />
  const text = code.trim()
  // EMV lets an amount end in a point ("98.").
  const money = readMoney(read.amount?.replace(/\.$/, '') ?? '', 'BRL')
  const stated = money && formatMoney(money, locale)
  const name = read.merchantName
  return (
    <CodeBox
      {...drawn}
      code={{
        text,
        symbol: reader.drawQr(text, messages.qrLabel(stated, name)),
        isUnusual: verdict === 'warn',
        fileName: ['pix', read.amount, name],
        payee: name,
        amount: stated,
        amountElsewhere: messages.amountByBank,
        shownBy: messages.bankShows,
        steps: readDevice().isHandheld ? messages.pixPhoneSteps : messages.pixSteps,
        expiresAt,
        serverNow,
      }}
    />
  )
}
