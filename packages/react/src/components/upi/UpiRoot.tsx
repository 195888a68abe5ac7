'use client'
import { formatMoney, inspectUpiLink, readMoney } from '@rumba/core'
import { type JSX, useState } from 'react'
import { readDevice } from '../../hooks/device.ts'
import { useDeepLink } from '../../hooks/useDeepLink.ts'
import { challengeWords, checkoutWords } from '../../messages/words.ts'
import { drawQr } from '../../qr/drawQr.tsx'
import { CodeBox, type CodeRootProps } from '../code/CodeBox.tsx'
import { upiRoot } from './upiContext.ts'

export interface UpiRootProps extends CodeRootProps {
  /** The UPI link exactly as the gateway sent it. It is read before it is shown. */
  readonly link: string
}

/**
 * A UPI link whose parts you arrange: read first, compared with the order, and only then given to the parts inside. What does
 * not belong to the order is neither linked nor drawn; words that say so stand in place of the parts. Its state is `ready`,
 * `opening`, `opened`, `not-opened` or `refused`; `data-device` is `handheld` or `desktop`.
 */
export function UpiRoot({ locale, messages, fallback, ...props }: UpiRootProps): JSX.Element {
  const words = { locale, messages, fallback }
  return (
    <checkoutWords.Localized {...words}>
      <challengeWords.Localized {...words}>
        <Read {...props} />
      </challengeWords.Localized>
    </checkoutWords.Localized>
  )
}

function Read({
  link: text,
  amount,
  payee,
  expiresAt,
  serverNow = Date.now,
  ...box
}: UpiRootProps): JSX.Element {
  const { messages, locale, written } = challengeWords.useWords()
  const words = checkoutWords.useWords().messages
  const [device] = useState(readDevice)
  const deepLink = useDeepLink()
  const [asked, setAsked] = useState(false)
  const { verdict, link, findings } = inspectUpiLink(text, { amount, payee })
  const { isHandheld } = device
  const { state } = deepLink
  const drawn = {
    'data-rumba': 'upi',
    'data-state': state === 'idle' ? 'ready' : state,
    'data-verdict': verdict,
    'data-device': isHandheld ? 'handheld' : 'desktop',
    ...written,
    ...box,
  }
  if (verdict === 'refuse' || !link) return <CodeBox {...drawn} />
  // What an app may refuse as a link it still takes as a code.
  const mayBeRefused = findings.some(({ code }) => code === 'peer-to-peer')
  const isDrawn = !isHandheld || asked || mayBeRefused || state === 'not-opened'
  const name = link.payeeName.trim() || link.payee
  const money = readMoney(link.amount ?? '', 'INR')
  const stated = money && formatMoney(money, locale)
  return (
    <upiRoot.Context.Provider value={{ link, device, deepLink, askForQr: () => setAsked(true) }}>
      <CodeBox
        {...drawn}
        code={{
          text: link.href,
          symbol: isDrawn ? drawQr(link.href, messages.upiQrLabel(stated, name)) : undefined,
          isUnusual: verdict === 'warn',
          fileName: ['upi', link.amount, name],
          payee: name,
          amount: stated,
          amountElsewhere: amount ? messages.upiTypeAmount(formatMoney(amount, locale)) : words.amountByBank,
          shownBy: messages.upiAppShows,
          steps: isHandheld ? messages.upiAppSteps : messages.upiQrSteps,
          expiresAt,
          serverNow,
        }}
      />
    </upiRoot.Context.Provider>
  )
}
