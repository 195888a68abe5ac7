'use client'
import { formatMoney } from '@rumba/core'
import { useId } from 'react'
import type { MethodMessages } from '../../messages/messages.ts'
import { checkoutWords } from '../../messages/words.ts'
import { useChoosing } from '../checkout/useChoosing.ts'
import { createPart, type Part } from '../part/createPart.ts'

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
