import type { Payer } from '@rumba/core'
import type { ReactNode } from 'react'
import type { Checkout, PayingCheckout } from '../../hooks/useCheckout.ts'
import { createRoot, type Root } from '../part/createRoot.ts'
import type { RedirectTarget } from '../redirect/Redirect.tsx'

/** How a merchant changes what the buyer is shown to pay with. */
export interface PayingOptions {
  /** Lets the buyer be sent to a plain http address of this machine, for a sandbox. Default: false. */
  readonly allowLoopback?: boolean | undefined
  /** Where a payment page opens. Default: `same-tab`. */
  readonly redirectTarget?: RedirectTarget | undefined
  /**
   * Address of a page with `<RumbaResume>`. Where it is given, a desktop offers the payment page to the buyer's phone, too, by a QR
   * code of `resumeLink`. Default: nothing is offered.
   */
  readonly resumeUrl?: string | undefined
  /** Draws a challenge in place of ours, such as an `unknown` one; nothing leaves ours. The payment is watched all the same. */
  readonly renderChallenge?: ((checkout: PayingCheckout) => ReactNode) | undefined
}

/** What the parts of one checkout share. */
export interface CheckoutContextValue extends PayingOptions {
  readonly checkout: Checkout
  /** What was typed so far. */
  readonly payer: Payer
  /** The payment was started by a press on this page, so that a redirect goes there by itself. */
  readonly pressedHere: boolean
  /** A press on "I have paid" waits for its answer. */
  readonly isChecking: boolean
  /** Asks how the payment stands. */
  check(): void
  setPayer(payer: Payer): void
  setPressedHere(pressed: true): void
}

/** Given by `CheckoutRoot`. */
export const checkoutRoot: Root<CheckoutContextValue> = /* @__PURE__ */ createRoot()
