'use client'
import { formatMoney, inspectUpiLink, parseMoney, toUpiAppLinks } from '@rumba/core'
import { type JSX, useMemo, useState } from 'react'
import { readDevice } from '../../hooks/device.ts'
import { useDeepLink } from '../../hooks/useDeepLink.ts'
import { challengeWords } from '../../messages/challengeWords.ts'
import { pixWords } from '../../messages/pixWords.ts'
import { QrPicture } from '../../qr/QrPicture.tsx'
import { QrSvg } from '../../qr/QrSvg.tsx'
import { PixQrCountdown } from '../pix-qr/PixQrCountdown.tsx'
import { Detail } from '../requisites/Detail.tsx'
import { Notice } from '../status/Notice.tsx'
import type { UpiProps } from './Upi.tsx'
import { UpiApps } from './UpiApps.tsx'

/** For a code that is of no UPI link. */
export { QrSvg } from '../../qr/QrSvg.tsx'

export type UpiLinkProps = Omit<UpiProps, 'locale' | 'messages'>

/** Reads the link, compares it with the order, and offers the ways to pay it: first the one that suits the device. */
export function UpiLink({
  link: text,
  amount,
  payee,
  expiresAt,
  serverNow = Date.now,
}: UpiLinkProps): JSX.Element {
  const { messages, locale, written } = challengeWords.useWords()
  const words = pixWords.useWords().messages
  const [device] = useState(readDevice)
  const deepLink = useDeepLink()
  const [asked, setAsked] = useState(false)
  // Currency and minor units, since a parent may make a new object of the same amount at each render.
  const { minor, currency } = amount ?? {}
  const { verdict, link, findings } = useMemo(
    () =>
      inspectUpiLink(text, {
        ...(minor === undefined || currency === undefined ? {} : { amount: { minor, currency } }),
        ...(payee === undefined ? {} : { payee }),
      }),
    [text, minor, currency, payee],
  )
  if (verdict === 'refuse' || !link) {
    return (
      <div data-rumba="upi" data-state="refused" {...written}>
        <Notice kind="refused" title={messages.mismatchTitle} text={messages.mismatchText} />
      </div>
    )
  }
  const { isHandheld } = device
  const name = link.payeeName.trim() || link.payee
  const stated = link.amount === undefined ? undefined : formatMoney(parseMoney(link.amount, 'INR'), locale)
  // What an app may refuse as a link it still takes as a code.
  const mayBeRefused = findings.some(({ code }) => code === 'peer-to-peer')
  const qrShown = !isHandheld || asked || mayBeRefused || deepLink.state === 'not-opened'
  const apps = <UpiApps link={link} apps={toUpiAppLinks(link)} device={device} onTap={deepLink.onTap} />
  return (
    <div
      data-rumba="upi"
      data-state={deepLink.state === 'idle' ? 'ready' : deepLink.state}
      data-verdict={verdict}
      data-device={isHandheld ? 'handheld' : 'desktop'}
      {...written}
    >
      <h2>{messages.upiTitle}</h2>
      {isHandheld && apps}
      <p role="status" data-part={deepLink.state === 'not-opened' ? 'warning' : 'hint'}>
        {deepLink.state === 'not-opened' && messages.upiNotOpened}
        {deepLink.state === 'opened' && messages.upiOpened}
      </p>
      {qrShown ? (
        <>
          <QrSvg text={link.href} label={messages.upiQrLabel(stated, name)} />
          <QrPicture text={link.href} name={['upi', link.amount, name]} />
        </>
      ) : (
        <button type="button" data-part="link" onClick={() => setAsked(true)}>
          {messages.upiShowQr}
        </button>
      )}
      {expiresAt !== undefined && <PixQrCountdown expiresAt={expiresAt} serverNow={serverNow} />}
      {verdict === 'warn' && <p data-part="hint">{words.codeWarning}</p>}
      <section data-part="payee">
        <h3>{messages.upiAppShows}</h3>
        <dl>
          <div>
            <dt>{words.payee}</dt>
            <dd data-part="payee-name">
              <bdi>{name}</bdi>
            </dd>
          </div>
          <div>
            <dt>{words.amount}</dt>
            <dd data-part="payee-amount">
              <bdi dir={stated && 'ltr'}>
                {stated ??
                  (amount ? messages.upiTypeAmount(formatMoney(amount, locale)) : words.amountByBank)}
              </bdi>
            </dd>
          </div>
        </dl>
      </section>
      <dl data-part="details">
        <Detail label={messages.upiId} value={link.payee} />
      </dl>
      <ol data-part="steps">
        {(isHandheld ? messages.upiAppSteps : messages.upiQrSteps).map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {!isHandheld && (
        <details>
          <summary>{messages.upiThisDevice}</summary>
          {apps}
        </details>
      )}
    </div>
  )
}
