'use client'
import { type Field, type FieldName, maskTaxId, type Payer, parseTaxId } from '@rumba/core'
import {
  type FormEvent,
  type JSX,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import type { CheckoutMessages } from '../../messages/messages.ts'

const CountryOptions = lazy(() => import('./CountryOptions.tsx'))

export interface PayerFormProps {
  readonly fields: readonly Field[]
  /** What was typed so far. It is kept outside, so that nothing is lost when the form goes. */
  readonly value: Payer
  onChange(value: Payer): void
  /** Called with what was typed once every field is filled in and looks right. */
  onSubmit(): void
  /** Fields that the server refused. */
  readonly refused?: readonly string[]
  /** Below the fields: the button. */
  readonly children: ReactNode
}

/** Asks for what a method needs. Errors stand beside their fields and are listed above, each with a way to its field. */
export function PayerForm({
  fields,
  value,
  onChange,
  onSubmit,
  refused = [],
  children,
}: PayerFormProps): JSX.Element {
  const { messages } = checkoutWords.useWords()
  const [tried, setTried] = useState(false)
  const id = useId()
  const summary = useRef<HTMLElement>(null)
  const errors = fields.flatMap(field => {
    const error = findError(field, value[field.name], messages)
    if (error && tried) return [{ name: field.name, error }]
    return refused.includes(field.name)
      ? [{ name: field.name, error: messages.fieldRefused(labelOf(field, messages)) }]
      : []
  })

  useEffect(() => {
    if (refused.length > 0) summary.current?.focus()
  }, [refused.length])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const faulty = fields.some(field => findError(field, value[field.name], messages))
    setTried(true)
    if (faulty) setTimeout(() => summary.current?.focus())
    else onSubmit()
  }

  return (
    <form data-rumba="payer-form" noValidate onSubmit={submit}>
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
        const error = errors.find(entry => entry.name === name)?.error
        const shared = {
          id: id + name,
          name,
          value: value[name] ?? '',
          autoComplete: AUTOCOMPLETE[name],
          required: need === 'required',
          'aria-invalid': error !== undefined,
          ...(error === undefined ? {} : { 'aria-describedby': `${id}${name}-error` }),
        }
        const set = (text: string): void => onChange({ ...value, [name]: text })
        return (
          <div key={name} data-part="field" data-field={name}>
            <label htmlFor={id + name}>{labelOf(field, messages)}</label>
            {name === 'country' ? (
              <select {...shared} onChange={event => set(event.target.value)}>
                <option value="">{messages.choose}</option>
                <Suspense>
                  <CountryOptions />
                </Suspense>
              </select>
            ) : (
              <input
                {...shared}
                type={TYPES[name] ?? 'text'}
                maxLength={200}
                onChange={({ target }) => {
                  if (format) {
                    const masked = maskTaxId(target.value, target.selectionStart ?? undefined, format)
                    // Written here and not by React, which would send the caret to the end.
                    target.value = masked.text
                    target.setSelectionRange(masked.caret, masked.caret)
                  }
                  set(target.value)
                }}
              />
            )}
            {error && (
              <p data-part="error" id={`${id}${name}-error`}>
                {error}
              </p>
            )}
          </div>
        )
      })}
      {children}
    </form>
  )
}

function findError(field: Field, value: string | undefined, messages: CheckoutMessages): string | undefined {
  const label = labelOf(field, messages)
  if (!value?.trim()) return field.need === 'required' ? messages.fieldMissing(label) : undefined
  return field.format === 'cpf-cnpj' && !parseTaxId(value) ? messages.fieldWrong(label) : undefined
}

/** A tax number by the name its country has for it. */
const labelOf = ({ name, format }: Field, { fields, taxIds }: CheckoutMessages): string =>
  format ? taxIds[format] : fields[name]

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
