'use client'
import { readPageAddress } from '@rumba/core'
import { type JSX, useEffect, useRef, useState } from 'react'
import { attempt } from '../../attempt.ts'
import { useReturn } from '../../hooks/useReturn.ts'
import { challengeWords } from '../../messages/words.ts'
import { Refused } from '../status/Refused.tsx'

/** Where a payment page opens. A popup is a tab on a phone. */
export type RedirectTarget = 'same-tab' | 'new-tab' | 'popup'

export interface RedirectProps {
  /** The address as the gateway sent it; only https is opened. */
  readonly url: string
  /** Goes there by itself, once: right after the press that made the payment, never after a reload or on coming back. */
  readonly leave?: boolean
  /** Default: `same-tab`. Inside a frame that is the whole tab, since payment pages refuse to be framed. */
  readonly target?: RedirectTarget | undefined
  /** Lets a plain http address of this machine through, for a sandbox. Default: false. */
  readonly allowLoopback?: boolean | undefined
}

/** Sends the buyer to another page, in this tab or beside it. */
export function Redirect({
  url,
  leave = false,
  target = 'same-tab',
  allowLoopback = false,
}: RedirectProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  const { href, host } = readPageAddress(url, { allowLoopback }) ?? {}
  const inTab = target === 'same-tab'
  const [state, setState] = useState<'ready' | 'leaving' | 'opened' | 'blocked'>(
    leave && inTab && wholeTab() ? 'leaving' : 'ready',
  )
  const left = useRef(false)

  useEffect(() => {
    if (!leave || left.current || href === undefined) return
    left.current = true
    if (inTab) return wholeTab()?.location.assign(href)
    const opened = openBeside(href, target)
    queueMicrotask(() => setState(opened ? 'opened' : 'blocked'))
  }, [leave, href, inTab, target])

  // The page comes back as it was left: it must not look frozen on its way out.
  useReturn(() => setState('ready'))

  if (href === undefined || host === undefined) {
    return (
      <div data-rumba="redirect" data-state="refused">
        <Refused text={messages.addressRefused} />
      </div>
    )
  }
  const framed = window.top !== window
  return (
    <div data-rumba="redirect" data-state={state}>
      <h2>{messages.redirectTitle}</h2>
      <p role="status">
        {
          {
            ready: messages.redirectText(host),
            leaving: messages.leaving(host),
            opened: messages.redirectOpened(host),
            blocked: messages.redirectBlocked,
          }[state]
        }
      </p>
      <a
        data-part={state === 'opened' ? 'secondary' : 'primary'}
        href={href}
        rel="noreferrer"
        target={inTab ? (framed ? '_top' : undefined) : '_blank'}
        onClick={event => {
          if (inTab) return
          setState('opened')
          // Where the window is refused, the link opens a tab.
          if (target === 'popup' && openBeside(href, target)) event.preventDefault()
        }}
      >
        {state === 'opened' ? messages.redirectAgain : messages.continueAt(host)}
      </a>
      {inTab && framed && (
        // A frame may be kept from moving the tab it is in.
        <a data-part="link" href={href} rel="noreferrer" target="_blank" onClick={() => setState('opened')}>
          {messages.redirectNewTab}
        </a>
      )}
    </div>
  )
}

/** The window of the whole tab, where this page may move it without being asked to: not from a frame of another site. */
const wholeTab = (): Window | null | undefined =>
  attempt(() => (window.top?.location.href ? window.top : undefined))

/** Opens a page beside this one; false when the browser does not let it. */
function openBeside(href: string, target: RedirectTarget): boolean {
  const opened = window.open('', '_blank', target === 'popup' ? 'popup,width=480,height=720' : '')
  if (!opened) return false
  // Cut before it leaves for a page that must not be able to move this one.
  opened.opener = null
  opened.location.replace(href)
  return true
}
