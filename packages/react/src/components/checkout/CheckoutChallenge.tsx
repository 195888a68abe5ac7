'use client'
import { type JSX, type ReactNode, useDeferredValue, useState } from 'react'
import { checkoutWords } from '../../messages/words.ts'
import { createLazy, type Lazy } from '../lazy/createLazy.ts'
import { Loaded } from '../lazy/Loaded.tsx'
import { useLazy } from '../lazy/useLazy.ts'
import { PixQr } from '../pix-qr/PixQr.tsx'
import { pixReader } from '../pix-qr/pixReader.ts'
import { isUpi } from '../upi/isUpi.ts'
import { Upi } from '../upi/Upi.tsx'
import { checkoutRoot } from './checkoutContext.ts'

/** The challenges other than a code. */
export const challenges: Lazy<() => JSX.Element> = /* @__PURE__ */ createLazy(() =>
  import('../challenge/Challenge.tsx').then(({ Challenge }) => Challenge),
)

const BONE = <div data-part="bone" data-tall="" />

/** What the buyer has to do, by the challenge of the payment: a screen of its own for each kind. */
export function CheckoutChallenge(): ReactNode {
  const { checkout, renderChallenge } = checkoutRoot.useRoot()
  const { messages } = checkoutWords.useWords()
  if (checkout.state !== 'paying') {
    return checkout.state === 'choosing' && checkout.method?.code === 'pix' && <Rehearsal />
  }
  const { challenge, amount, payee, expiresAt } = checkout.payment
  const order = { amount, payee, expiresAt, serverNow: checkout.serverNow }
  const own = renderChallenge?.(checkout)
  if (own !== undefined && own !== null) return own
  const text = challenge?.kind === 'qr' ? challenge.code : challenge?.kind === 'redirect' ? challenge.url : ''
  if (isUpi(text)) return <Upi {...order} link={text} />
  if (challenge?.kind !== 'qr') {
    return (
      <Loaded lazy={challenges} fallback={BONE}>
        {Challenge => <Challenge />}
      </Loaded>
    )
  }
  return (
    <>
      <h2>{messages.pixTitle}</h2>
      <PixQr {...order} code={text} />
    </>
  )
}

/**
 * Draws a code of nobody while the buyer types, and takes it away before it is seen: what reads a code is compiled then, and the
 * browser knows the fonts and the words, all of which took longest when the real one came.
 */
function Rehearsal(): ReactNode {
  const reader = useDeferredValue(useLazy(pixReader).value)
  const [over, end] = useState(reader)
  return (
    reader &&
    !over && (
      <div
        ref={node => {
          node?.getBoundingClientRect()
          end(reader)
        }}
      >
        <PixQr code={reader.REHEARSED} />
      </div>
    )
  )
}
