'use client'
import { formatMoney } from '@rumba/core'
import { type JSX, useId } from 'react'
import type { MethodMessages } from '../../messages/messages.ts'
import { checkoutWords } from '../../messages/words.ts'
import { useChoosing } from '../checkout/useChoosing.ts'
import { createLazy, type Lazy } from '../lazy/createLazy.ts'
import { useLazy } from '../lazy/useLazy.ts'
import { createPart, type Part } from '../part/createPart.ts'

/** What draws the icons; an order that can be paid in one way shows none. */
const icons: Lazy<typeof import('./methodIcons.ts')> = /* @__PURE__ */ createLazy(
  () => import('./methodIcons.ts'),
)

/** Keeps its place until the icon is there, and where it does not load. */
function MethodIcon({ code }: { readonly code: string }): JSX.Element {
  return (
    <svg width="24" height="24" fill="none" stroke="currentColor" aria-hidden="true">
      <path d={useLazy(icons).value?.methodIcon(code)} />
    </svg>
  )
}

/** The ways an order can be paid, as one radio group; a method with a price of its own says it. */
export const CheckoutMethods: Part<'fieldset'> = /* @__PURE__ */ createPart('fieldset', () => {
  const { messages, locale } = checkoutWords.useWords()
  const group = useId()
  const checkout = useChoosing()
  if (!checkout || checkout.order.methods.length < 2) return
  // A code may be one of the merchant's own, or one that nobody has words for.
  const words: Readonly<Record<string, Partial<MethodMessages> | undefined>> = messages.method
  return {
    'data-rumba': 'method-picker',
    disabled: checkout.state === 'creating',
    children: (
      <>
        <legend>{messages.methods}</legend>
        {checkout.order.methods.map(({ code, amount }) => {
          const { name = code, hint } = words[code] ?? {}
          return (
            <label key={code} data-part="method" data-method={code}>
              <input
                type="radio"
                name={group}
                value={code}
                checked={code === checkout.method?.code}
                onChange={() => 'choose' in checkout && checkout.choose(code)}
              />
              <MethodIcon code={code} />
              <span>
                <b>{name}</b>
                {amount && <bdi dir="ltr">{formatMoney(amount, locale)}</bdi>}
                <small>{hint}</small>
              </span>
            </label>
          )
        })}
      </>
    ),
  }
})
