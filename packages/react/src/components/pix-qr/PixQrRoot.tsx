'use client'
import { formatMoney, inspectBrCode, parseMoney } from '@rumba/core'
import { type JSX, useState } from 'react'
import { readDevice } from '../../hooks/device.ts'
import { pixWords } from '../../messages/pixWords.ts'
import { CodeBox, type CodeRootProps } from '../code/CodeBox.tsx'
import { useInspection } from '../code/useInspection.ts'

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
    <pixWords.Localized locale={locale} messages={messages} fallback={fallback}>
      <Read {...props} />
    </pixWords.Localized>
  )
}

function Read({ code, amount, payee, expiresAt, serverNow = Date.now, ...box }: PixQrRootProps): JSX.Element {
  const { messages, locale, written } = pixWords.useWords()
  const [{ isHandheld }] = useState(readDevice)
  const { verdict, code: read } = useInspection(inspectBrCode, code, { amount, payee })
  // EMV lets an amount end in a point ("98.").
  const stated = read?.amount && formatMoney(parseMoney(read.amount.replace(/\.$/, ''), 'BRL'), locale)
  return (
    <CodeBox
      data-rumba="pix-qr"
      data-state={verdict}
      refusedTitle={messages.refusedTitle}
      refusedText={messages.refusedText}
      {...written}
      {...box}
      code={
        verdict !== 'refuse' && read
          ? {
              text: code.trim(),
              isUnusual: verdict === 'warn',
              label: messages.qrLabel(stated, read.merchantName),
              fileName: ['pix', read.amount, read.merchantName],
              payee: read.merchantName,
              amount: stated,
              amountElsewhere: messages.amountByBank,
              shownBy: messages.bankShows,
              steps: isHandheld ? messages.pixPhoneSteps : messages.pixSteps,
              expiresAt,
              serverNow,
              isDrawn: true,
            }
          : undefined
      }
    />
  )
}
