import type { JSX } from 'react'

/** Holds the checkout's place while order and words load. */
export function CheckoutSkeleton(): JSX.Element {
  return (
    <>
      <div data-part="bone" />
      <div data-part="bone" data-tall="" />
      <div data-part="bone" data-tall="" />
      <div data-part="bone" />
    </>
  )
}
