'use client'
import { formatMoney, type MethodOffer } from '@rumba/core'
import { type JSX, useId } from 'react'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import type { MethodMessages } from '../../messages/messages.ts'

export interface MethodPickerProps {
  readonly methods: readonly MethodOffer[]
  /** Code of the chosen method. */
  readonly value: string | undefined
  readonly disabled?: boolean
  onChange(code: string): void
}

/** The ways an order can be paid, as one radio group; a method with a price of its own says it. */
export function MethodPicker({ methods, value, disabled = false, onChange }: MethodPickerProps): JSX.Element {
  const { messages, locale } = checkoutWords.useWords()
  const group = useId()
  // A code may be one of the merchant's own, or one that nobody has words for.
  const words: Readonly<Record<string, Partial<MethodMessages> | undefined>> = messages.method
  return (
    <fieldset data-rumba="method-picker" disabled={disabled}>
      <legend>{messages.methods}</legend>
      {methods.map(({ code, amount }) => {
        const { name = code, hint } = words[code] ?? {}
        return (
          <label key={code} data-part="method" data-method={code}>
            <input
              type="radio"
              name={group}
              value={code}
              checked={code === value}
              onChange={() => onChange(code)}
            />
            <span>
              <b>{name}</b>
              {amount && <bdi dir="ltr">{formatMoney(amount, locale)}</bdi>}
              <small>{hint}</small>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
