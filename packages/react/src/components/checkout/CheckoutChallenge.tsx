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
import { useChoosing } from './useChoosing.ts'

/** The challenges other than a code. */
export const challenges: Lazy<() => JSX.Element> = /* @__PURE__ */ createLazy(() =>
  import('../challenge/Challenge.tsx').then(({ Challenge }) => Challenge),
)

const BONE = <div data-part="bone" data-tall="" />

/** What the buyer has to do, by the challenge of the payment: a screen of its own for each kind. */
export function CheckoutChallenge(): ReactNode {
  const { checkout, renderChallenge } = checkoutRoot.useRoot()
  const { messages } = checkoutWords.useWords()
  const choosing = useChoosing()
  if (checkout.state !== 'paying') return choosing?.method?.code === 'pix' && <Rehearsal />
  const { challenge, amount, payee, expiresAt } = checkout.payment
  const order = { amount, payee, expiresAt, serverNow: checkout.serverNow }
  const own = renderChallenge?.(checkout)
  if (own !== undefined && own !== null) return own
  const { code, url = '' } = (challenge ?? {}) as { readonly code?: string; readonly url?: string }
  const text = code ?? url
  if (isUpi(text)) return <Upi {...order} link={text} />
  if (code === undefined) {
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

/** A code of nobody, with as little as can be drawn. */
const NOBODY = '00020126230014br.gov.bcb.pix0101x530398663040000'

/**
 * Draws a Pix code while the buyer types, and takes it away before it is seen: then what reads and draws a code is compiled, and the
 * browser knows the fonts and the words, all of which would be waited for when the real one comes.
 */
function Rehearsal(): ReactNode {
  // Drawn in slices, and not where it was loaded before: then it has been here.
  const reader = useDeferredValue(useLazy(pixReader).value)
  const [past, end] = useState(reader)
  return (
    reader !== past && (
      <div
        ref={node => {
          if (!node) return
          node.getClientRects()
          end(reader)
          reader?.warm()
        }}
      >
        <PixQr code={NOBODY} />
      </div>
    )
  )
}
