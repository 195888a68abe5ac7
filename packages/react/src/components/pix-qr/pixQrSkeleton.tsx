import type { JSX } from 'react'

/** Holds the place of a code that is being loaded, so that nothing jumps when it comes. */
export const pixQrSkeleton: JSX.Element = (
  <div data-rumba="pix-qr" data-state="loading" aria-busy="true">
    <div data-part="qr" data-state="loading" />
    <div data-part="bone" />
    <div data-part="bone" />
  </div>
)
