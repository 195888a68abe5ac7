'use client'
import { type JSX, useRef } from 'react'
import { useCopy } from '../../hooks/useCopy.ts'
import { challengeWords } from '../../messages/words.ts'

export interface DetailProps {
  readonly label: string
  /** Shown and copied exactly as it is. */
  readonly value: string
}

/** One detail to pay with, and a button that says "copied" only when it was. Where copying fails the text is selected instead. */
export function Detail({ label, value }: DetailProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  const { state, copy } = useCopy()
  const text = useRef<HTMLElement>(null)
  const copied = state === 'copied' && `${messages.detailCopied}: ${label}`
  return (
    <div data-part="detail" data-state={state}>
      <dt>{label}</dt>
      <dd>
        <bdi ref={text}>{value}</bdi>
        <button
          type="button"
          data-part="copy-detail"
          aria-label={copied || messages.copyOf(label)}
          onClick={() => copy(value, text.current)}
        >
          {copied ? messages.detailCopied : messages.copyDetail}
        </button>
        <span role="status" data-part={state === 'failed' ? 'hint' : 'hidden'}>
          {state === 'failed' ? messages.detailCopyFailed : copied}
        </span>
      </dd>
    </div>
  )
}
