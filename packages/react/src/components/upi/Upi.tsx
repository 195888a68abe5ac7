'use client'
import type { JSX } from 'react'
import type { CodeProps } from '../code/CodeBox.tsx'
import { createLazy, type Lazy } from '../lazy/createLazy.ts'
import { Loaded } from '../lazy/Loaded.tsx'
import { pixQrSkeleton } from '../pix-qr/pixQrSkeleton.tsx'

/** What reads a link and offers the ways to pay it. */
export const upiLink: Lazy<typeof import('./UpiLink.tsx')> = /* @__PURE__ */ createLazy(
  () => import('./UpiLink.tsx'),
)

export interface UpiProps extends CodeProps {
  /** The UPI link exactly as the gateway sent it. It is read before it is shown. */
  readonly link: string
}

/**
 * A UPI payment: on a phone or tablet a link that opens an app, elsewhere a QR code to scan. The link is read first and compared
 * with the order; one that does not belong to it is neither linked nor drawn. Loads its code and words when it is first shown.
 */
export function Upi(props: UpiProps): JSX.Element {
  return (
    <Loaded lazy={upiLink} fallback={pixQrSkeleton} messages={props.messages}>
      {({ UpiLink }) => <UpiLink {...props} fallback={pixQrSkeleton} />}
    </Loaded>
  )
}
