'use client'
import type { UpiAppLink, UpiLink } from '@rumba/core'
import type { JSX } from 'react'
import type { Device } from '../../hooks/device.ts'
import { challengeWords } from '../../messages/challengeWords.ts'

export interface UpiAppsProps {
  readonly link: UpiLink
  readonly apps: readonly UpiAppLink[]
  readonly device: Device
  onTap(): void
}

/**
 * Links that open an app, tapped by the person: the phone's own choice by the received link, and one for each app. On Apple's
 * devices the apps come first, since the phone would choose without asking.
 */
export function UpiApps({ link, apps, device: { isApple }, onTap }: UpiAppsProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  const appsFirst = isApple && apps.length > 0
  const choice = apps.length > 0 && (
    <>
      <h3>{messages.upiApps}</h3>
      <ul data-part="apps">
        {apps.map(({ scheme, app, href }) => (
          <li key={scheme}>
            <a data-part="secondary" data-scheme={scheme} href={href} rel="noreferrer" onClick={onTap}>
              {app}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
  return (
    <>
      {appsFirst && choice}
      <a
        data-part={appsFirst ? 'secondary' : 'primary'}
        data-scheme={link.scheme}
        href={link.href}
        rel="noreferrer"
        onClick={onTap}
      >
        {appsFirst ? messages.upiOtherApp : messages.upiOpen}
      </a>
      {!appsFirst && choice}
    </>
  )
}
