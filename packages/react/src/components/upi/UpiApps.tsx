'use client'
import { toUpiAppLinks } from '@rumba/core'
import { challengeWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { upiRoot } from './upiContext.ts'

/**
 * Links that open an app, tapped by the person: the phone's own choice by the received link, and one for each app. On Apple's
 * devices the apps come first, since the phone would choose without asking.
 */
export const UpiApps: Part<'div'> = /* @__PURE__ */ createPart('div', () => {
  const { messages } = challengeWords.useWords()
  const { link, device, deepLink } = upiRoot.useRoot()
  const { onTap } = deepLink
  const apps = toUpiAppLinks(link)
  const appsFirst = device.isApple && apps.length > 0
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
  return {
    'data-rumba': 'upi-apps',
    children: (
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
    ),
  }
})
