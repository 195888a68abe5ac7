'use client'
import { type JSX, type ReactNode, useRef } from 'react'
import { type CopyState, useCopy } from '../../hooks/useCopy.ts'
import { challengeWords } from '../../messages/words.ts'

export interface CopyDetailProps {
  readonly label: string
  /** Shown and copied exactly as it is. */
  readonly value: string
}

/** One detail to pay with, and a button that says "copied" only when it was. Where copying fails the text is selected instead. */
export function CopyDetail({ label, value }: CopyDetailProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  const { state, copy } = useCopy()
  const text = useRef<HTMLElement>(null)
  const copied = `${messages.detailCopied}: ${label}`
  const isCopied = state === 'copied'
  return (
    <div data-part="detail" data-state={state}>
      <dt>{label}</dt>
      <dd>
        <bdi ref={text}>{value}</bdi>
        <button
          type="button"
          data-part="copy-detail"
          aria-label={isCopied ? copied : messages.copyOf(label)}
          onClick={() => copy(value, text.current)}
        >
          {isCopied ? messages.detailCopied : messages.copyDetail}
        </button>
        <span {...copyHint(state, copied, messages.detailCopyFailed)} />
      </dd>
    </div>
  )
}

/** Says what came of copying: seen where it failed, else only spoken. */
export const copyHint = (state: CopyState, copied: string, failed: string): CopyHint => ({
  role: 'status',
  'data-part': state === 'failed' ? 'hint' : 'hidden',
  children: state === 'failed' ? failed : state === 'copied' && copied,
})

interface CopyHint {
  readonly role: 'status'
  readonly 'data-part': 'hint' | 'hidden'
  readonly children: ReactNode
}
