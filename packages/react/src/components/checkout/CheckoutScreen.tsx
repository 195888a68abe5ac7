'use client'
import type { JSX } from 'react'
import { CheckoutMethods } from '../method-picker/CheckoutMethods.tsx'
import { CheckoutPayer } from '../payer-form/CheckoutPayer.tsx'
import { CheckoutStatus } from '../status/CheckoutStatus.tsx'
import { CheckoutChallenge } from './CheckoutChallenge.tsx'
import { CheckoutChangeMethod } from './CheckoutChangeMethod.tsx'
import { CheckoutOutcome } from './CheckoutOutcome.tsx'
import { CheckoutTotal } from './CheckoutTotal.tsx'

/** Every part of the checkout, in the order in which a buyer meets them. */
export function CheckoutScreen(): JSX.Element {
  return (
    <>
      <CheckoutTotal />
      <CheckoutMethods />
      <CheckoutPayer />
      <CheckoutChallenge />
      <CheckoutStatus />
      <CheckoutChangeMethod />
      <CheckoutOutcome />
    </>
  )
}
