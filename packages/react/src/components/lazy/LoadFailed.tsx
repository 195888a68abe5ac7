'use client'
import { type Context, createContext, type JSX, useContext } from 'react'
import type { MessageOverrides } from '../../messages/messages.ts'
import { RumbaContext } from '../../RumbaProvider.tsx'

/** What `LoadFailed` says. In English until the words of the person's language are there, as they may be what did not load. */
export const LoadWords: Context<{ readonly failedTitle: string; readonly retry: string }> =
  /* @__PURE__ */ createContext({ failedTitle: 'This did not load.', retry: 'Try again' })

export interface LoadFailedProps {
  readonly messages?: MessageOverrides | undefined
  retry(): void
}

/** Says that a part of the page did not load, and offers to try again. */
export function LoadFailed({ messages, retry }: LoadFailedProps): JSX.Element {
  const provided = useContext(RumbaContext)?.messages
  const words = { ...useContext(LoadWords), ...provided, ...messages }
  return (
    <div data-rumba="failed">
      <p role="alert" data-part="error">
        {words.failedTitle}
      </p>
      <button type="button" data-part="secondary" onClick={retry}>
        {words.retry}
      </button>
    </div>
  )
}
