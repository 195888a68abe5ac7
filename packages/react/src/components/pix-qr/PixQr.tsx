'use client'
import type { JSX } from 'react'
import type { CodeProps } from '../code/CodeBox.tsx'
import { createLazy, type Lazy } from '../lazy/createLazy.ts'
import { Loaded } from '../lazy/Loaded.tsx'
import { PixQrSkeleton } from './PixQrSkeleton.tsx'

/** What reads and draws a code. */
export const pixQrCode: Lazy<typeof import('./PixQrCode.tsx')> = /* @__PURE__ */ createLazy(
  () => import('./PixQrCode.tsx'),
)

export interface PixQrProps extends CodeProps {
  /** The BR Code exactly as the gateway sent it. It is read before it is shown. */
  readonly code: string
}

const SKELETON = <PixQrSkeleton />

/**
 * A Pix code to scan or copy: read first, compared with the order, and only then drawn. What does not belong to the order is
 * neither drawn nor copied. Loads its code and words when it is first shown.
 */
export function PixQr(props: PixQrProps): JSX.Element {
  return (
    <Loaded lazy={pixQrCode} fallback={SKELETON} messages={props.messages}>
      {({ PixQrCode }) => <PixQrCode {...props} fallback={SKELETON} />}
    </Loaded>
  )
}
