'use client'
import type { JSX, ReactNode } from 'react'

export type NoticeKind = 'paid' | 'declined' | 'expired' | 'error' | 'unknown' | 'failed'

export interface NoticeProps {
  readonly kind: NoticeKind
  readonly title: string
  readonly text: ReactNode
  /** What the person can do next. */
  readonly children?: ReactNode
}

/** One message with a sign, a title and a way on. */
export function Notice({ kind, title, text, children }: NoticeProps): JSX.Element {
  return (
    <div data-part="notice" data-kind={kind}>
      <svg data-part="sign" viewBox="0 0 48 48" width="64" aria-hidden="true">
        <circle cx="24" cy="24" r="22" />
        <path d={SIGNS[kind]} />
      </svg>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  )
}

const CROSS = 'm16 16 16 16m0-16L16 32'
const MARK = 'M24 13v14m0 7v.1'
const SIGNS: Readonly<Record<NoticeKind, string>> = {
  paid: 'm14 25 7 7 13-15',
  declined: CROSS,
  error: CROSS,
  failed: MARK,
  expired: 'M24 12v13l8 5',
  unknown: 'M15 24h.1m8.9 0h.1m8.9 0h.1',
}
