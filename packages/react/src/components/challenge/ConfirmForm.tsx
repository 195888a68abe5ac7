'use client'
import type { StartedPayment } from '@rumba/core'
import { type FormEvent, type JSX, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useConfirmPayment } from '../../hooks/useConfirmPayment.ts'
import { challengeWords, checkoutWords } from '../../messages/words.ts'
import { Field } from '../payer-form/Field.tsx'

/** One thing to send back. */
export interface ConfirmField {
  /** The challenge's name for it. */
  readonly name: string
  readonly label: string
  readonly autoComplete?: string
  readonly isNumber?: boolean
  /** Said when it was left empty, and when it was refused. Default: by its label. */
  readonly missing?: string
  readonly refused?: string
}

export interface ConfirmFormProps {
  readonly started: StartedPayment
  readonly fields: readonly ConfirmField[]
  /** On the button. */
  readonly action: string
}

/** Asks for what a challenge wants back and sends it. What was typed stays, whatever comes of it. */
export function ConfirmForm({ started, fields, action }: ConfirmFormProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  const words = checkoutWords.useWords().messages
  const { state, triesLeft, fields: blamed, send, again } = useConfirmPayment(started)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [missing, setMissing] = useState<readonly string[]>([])
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef<HTMLHeadingElement>(null)
  const id = useId()

  const isRefused = state === 'refused'
  const isBlamed = ({ name }: ConfirmField): boolean =>
    isRefused && (fields.length === 1 || blamed.some(field => `.${field}`.endsWith(`.${name}`)))
  const errorOf = (field: ConfirmField): string | undefined => {
    if (missing.includes(field.name)) return field.missing ?? words.fieldMissing(field.label)
    return isBlamed(field) ? (field.refused ?? words.fieldRefused(field.label)) : undefined
  }

  // To the field at fault, so that it can be typed over; nowhere when none is known.
  useEffect(() => {
    if (!isRefused && missing.length === 0) return
    const input = form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')
    input?.focus()
    input?.select()
  }, [isRefused, missing])
  // The form goes once it is sent, and comes back on request: the focus went with what had it.
  const wasSent = useRef(false)
  useEffect(() => {
    const isSent = state === 'sent'
    const lost = document.activeElement === document.body
    if (lost && isSent) sent.current?.focus()
    if (lost && wasSent.current) form.current?.querySelector('input')?.focus()
    wasSent.current = isSent
  }, [state])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const empty = fields.map(({ name }) => name).filter(name => !values[name]?.trim())
    setMissing(empty)
    if (empty.length > 0) return
    send(
      Object.fromEntries(
        fields.map(({ name, isNumber }) => [
          name,
          // A number is often pasted in groups.
          (values[name] ?? '').replace(isNumber ? /[\s-]/g : /^\s+|\s+$/g, ''),
        ]),
      ),
    )
  }

  if (state === 'sent') {
    return (
      <div data-rumba="confirm" data-state={state}>
        <h3 ref={sent} tabIndex={-1}>
          {messages.sentTitle}
        </h3>
        <p>{messages.sentText}</p>
        <button type="button" data-part="link" onClick={again}>
          {messages.sendAgain}
        </button>
      </div>
    )
  }
  const problems: Partial<Record<typeof state, ReactNode>> = {
    refused: (
      <>
        {!fields.some(isBlamed) && messages.requisitesRefused}{' '}
        {triesLeft !== undefined && messages.triesLeft(triesLeft)}
      </>
    ),
    exhausted: messages.sendExhausted,
    unknown: messages.sendUnknown,
    failed: messages.sendFailed,
  }
  return (
    <form ref={form} data-rumba="confirm" data-state={state} noValidate onSubmit={submit}>
      {state !== 'exhausted' &&
        fields.map(field => {
          const { name, label, isNumber, autoComplete = 'off' } = field
          return (
            <Field
              key={name}
              id={id + name}
              name={name}
              label={label}
              error={errorOf(field)}
              alert
              value={values[name] ?? ''}
              maxLength={500}
              autoComplete={autoComplete}
              inputMode={isNumber ? 'numeric' : 'text'}
              required
              onChange={({ target }) => setValues({ ...values, [name]: target.value })}
            />
          )
        })}
      <p role="alert" data-part="error">
        {problems[state]}
      </p>
      {state !== 'exhausted' && (
        <button type="submit" data-part="primary" aria-disabled={state === 'sending'}>
          {state === 'sending' ? messages.sending : action}
        </button>
      )}
    </form>
  )
}
