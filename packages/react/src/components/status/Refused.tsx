'use client'
import type { ReactNode } from 'react'
import { createLazy, type Lazy } from '../lazy/createLazy.ts'
import { LoadFailed } from '../lazy/LoadFailed.tsx'
import { useLazy } from '../lazy/useLazy.ts'

export interface RefusedProps {
  /** What is wrong. Default: that it is not for the order. */
  readonly text?: string
}

/** What is said of it loads when it is needed: hardly any buyer meets it. */
const notice: Lazy<typeof import('./RefusedNotice.tsx')> = /* @__PURE__ */ createLazy(
  () => import('./RefusedNotice.tsx'),
)

/** Stands in place of a code, a link, details or an address that do not belong to the order. */
export function Refused(props: RefusedProps): ReactNode {
  const { value, retry } = useLazy(notice)
  return value ? <value.RefusedNotice {...props} /> : retry && <LoadFailed retry={retry} />
}
