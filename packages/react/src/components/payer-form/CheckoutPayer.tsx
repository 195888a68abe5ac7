'use client'
import { type Field as AskedField, type FieldName, maskTaxId, ProblemError, parseTaxId } from '@rumba/core'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { CheckoutMessages } from '../../messages/messages.ts'
import { checkoutWords } from '../../messages/words.ts'
import { challenges } from '../checkout/CheckoutChallenge.tsx'
import { checkoutRoot } from '../checkout/checkoutContext.ts'
import { useChoosing } from '../checkout/useChoosing.ts'
import type { Lazy } from '../lazy/createLazy.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { pixReader } from '../pix-qr/pixReader.ts'
import { upiLink } from '../upi/Upi.tsx'
import { CheckoutPay } from './CheckoutPay.tsx'
import { Countries } from './Countries.tsx'
import { Field } from './Field.tsx'

/** What a method will most likely show. */
const SHOWN: Readonly<Record<string, Lazy<unknown>>> = { pix: pixReader, upi: upiLink }

/**
 * Asks for what the chosen method needs. Errors stand beside their fields and are listed above, each with a way to its field.
 * Its children stand below the fields: the button, unless you say otherwise.
 */
export const CheckoutPayer: Part<'form'> = /* @__PURE__ */ createPart('form', ({ children }) => {
  const { messages } = checkoutWords.useWords()
  const { payer, setPayer, setPressedHere } = checkoutRoot.useRoot()
  const checkout = useChoosing()
  /** The method whose form was sent once: before that, nothing is said of what is empty. */
  const [tried, setTried] = useState<string>()
  const id = useId()
  const summary = useRef<HTMLElement>(null)
  const paying = useRef<ReturnType<typeof setTimeout>>(undefined)

  const failure = checkout && 'error' in checkout ? checkout.error : undefined
  const refused = failure instanceof ProblemError ? failure.fields : []
  const { code, fields = [] } = checkout?.method ?? {}
  const problemOf = (field: AskedField): string | undefined => findProblem(field, payer[field.name], messages)
  const errors = fields.flatMap(field => {
    const { name } = field
    const error =
      (tried === code && problemOf(field)) ||
      (refused.includes(name) && messages.fieldRefused(labelOf(field, messages)))
    return error ? [{ name, error }] : []
  })

  // Known before the press, which is answered the sooner.
  const isWrong = fields.some(problemOf)

  // What the method will show loads while the buyer types, so that nothing is waited for twice.
  useEffect(() => {
    if (code !== undefined) (SHOWN[code] ?? challenges).load().catch(() => {})
  }, [code])
  useEffect(() => {
    if (refused.length > 0) summary.current?.focus()
  }, [refused.length])

  if (code === undefined) return
  return {
    'data-rumba': 'payer-form',
    noValidate: true,
    onSubmit(event: FormEvent) {
      event.preventDefault()
      if (isWrong) {
        setTried(code)
        setTimeout(() => summary.current?.focus())
      } else if (checkout && 'pay' in checkout) {
        // The press is answered first, and two of them are one.
        clearTimeout(paying.current)
        paying.current = setTimeout(() => {
          setTried(code)
          setPressedHere(true)
          checkout.pay(
            Object.fromEntries(fields.flatMap(({ name }) => (payer[name] ? [[name, payer[name]]] : []))),
          )
        })
      }
    },
    children: (
      <>
        {errors.length > 0 && (
          <section
            data-part="errors"
            aria-label={messages.fieldErrors(errors.length)}
            tabIndex={-1}
            ref={summary}
          >
            <p>{messages.fieldErrors(errors.length)}</p>
            <ul>
              {errors.map(({ name, error }) => (
                <li key={name}>
                  <a
                    href={`#${id}${name}`}
                    onClick={event => {
                      event.preventDefault()
                      document.getElementById(id + name)?.focus()
                    }}
                  >
                    {error}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {fields.length > 0 && <h2 data-part="subtitle">{messages.payer}</h2>}
        {fields.map(field => {
          const { name, format, need } = field
          return (
            <Field
              key={name}
              id={id + name}
              name={name}
              label={labelOf(field, messages)}
              error={errors.find(entry => entry.name === name)?.error}
              value={payer[name] ?? ''}
              autoComplete={AUTOCOMPLETE[name]}
              required={need === 'required'}
              type={TYPES[name]}
              as={name === 'country' ? Countries : undefined}
              maxLength={200}
              onChange={({ target }) => {
                if (format) {
                  const masked = maskTaxId(target.value, target.selectionStart ?? undefined, format)
                  // Written here and not by React, which would send the caret to the end.
                  target.value = masked.text
                  target.setSelectionRange(masked.caret, masked.caret)
                }
                setPayer({ ...payer, [name]: target.value })
              }}
            />
          )
        })}
        {failure && errors.length === 0 && (
          <p role="alert" data-part="error">
            {messages.createFailed}
          </p>
        )}
        {children ?? <CheckoutPay />}
      </>
    ),
  }
})

function findProblem(
  field: AskedField,
  value: string | undefined,
  messages: CheckoutMessages,
): string | undefined {
  const label = labelOf(field, messages)
  if (!value?.trim()) return field.need === 'required' ? messages.fieldMissing(label) : undefined
  return field.format === 'cpf-cnpj' && !parseTaxId(value) ? messages.fieldWrong(label) : undefined
}

/** A tax number by the name its country has for it; a field that only a newer proxy knows by its own. */
const labelOf = ({ name, format }: AskedField, { fields, taxIds }: CheckoutMessages): string =>
  format ? taxIds[format] : ((fields as Partial<typeof fields>)[name] ?? name)

const TYPES: Partial<Record<FieldName, string>> = { email: 'email', phone: 'tel', birthday: 'date' }

const AUTOCOMPLETE: Readonly<Record<FieldName, string>> = {
  firstName: 'given-name',
  lastName: 'family-name',
  middleName: 'additional-name',
  taxId: 'off',
  email: 'email',
  phone: 'tel',
  country: 'country',
  stateCode: 'address-level1',
  city: 'address-level2',
  address: 'street-address',
  zipCode: 'postal-code',
  birthday: 'bday',
  gender: 'sex',
}
