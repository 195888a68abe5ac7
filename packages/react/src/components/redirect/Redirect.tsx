'use client'
import { parseRedirect, type Redirect as SafeRedirect } from '@rumba/core'
import { type JSX, useEffect, useMemo, useRef, useState } from 'react'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { Notice } from '../status/Notice.tsx'

export interface RedirectProps {
  /** The address as the gateway sent it; only https and `upi:` are opened. */
  readonly url: string
  /** Goes there by itself, once: right after the press that made the payment, never after a reload or on coming back. */
  readonly leave?: boolean
  /** Lets a plain http address of this machine through, for a sandbox. Default: false. */
  readonly allowLoopback?: boolean | undefined
}

/** Sends the buyer to another page, or to an app by a link they tap. */
export function Redirect({ url, leave = false, allowLoopback = false }: RedirectProps): JSX.Element {
  const { messages } = checkoutWords.useWords()
  const target = useMemo(() => inspect(url, allowLoopback), [url, allowLoopback])
  const [leaving, setLeaving] = useState(leave)
  const left = useRef(false)

  useEffect(() => {
    if (!leave || left.current || !target || target.opensApp) return
    left.current = true
    window.location.assign(target.href)
  }, [leave, target])

  useEffect(() => {
    // Out of the back-forward cache the page comes back as it was left: it must not look frozen on its way out.
    const stay = (event: PageTransitionEvent): void => {
      if (event.persisted) setLeaving(false)
    }
    window.addEventListener('pageshow', stay)
    return () => window.removeEventListener('pageshow', stay)
  }, [])

  if (!target) {
    return (
      <div data-rumba="redirect" data-state="refused">
        <Notice kind="refused" title={messages.failedTitle} text={messages.addressRefused} />
      </div>
    )
  }
  const going = leaving && !target.opensApp
  return (
    <div data-rumba="redirect" data-state={going ? 'leaving' : 'ready'}>
      <h2>{messages.redirectTitle}</h2>
      <p role="status">
        {going ? messages.leaving(target.host) : !target.opensApp && messages.redirectText(target.host)}
      </p>
      <a data-part="primary" href={target.href} rel="noreferrer">
        {target.opensApp ? messages.openApp : messages.continueAt(target.host)}
      </a>
    </div>
  )
}

function inspect(url: string, allowLoopback: boolean): SafeRedirect | undefined {
  try {
    return parseRedirect(url, { allowLoopback })
  } catch {
    return undefined
  }
}
