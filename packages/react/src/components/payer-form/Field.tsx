'use client'
import type { ComponentPropsWithoutRef, ComponentType, JSX } from 'react'

export interface FieldProps extends ComponentPropsWithoutRef<'input'> {
  /** Of the input; the error's is made of it. */
  readonly id: string
  readonly name: string
  readonly label: string
  /** Said beside the input, which refers to it. */
  readonly error: string | undefined
  /** Speaks the error as well, where no summary does. */
  readonly alert?: boolean
  /** What takes the props in place of an `input`. */
  readonly as?: ComponentType<ComponentPropsWithoutRef<'select'>> | undefined
}

/** One thing to fill in: its label, its input and what is wrong with it. */
export function Field({ label, error, alert, as, ...given }: FieldProps): JSX.Element {
  const { id, name } = given
  const Input = (as ?? 'input') as 'input'
  const props = {
    ...given,
    'aria-invalid': error !== undefined,
    'aria-describedby': error && `${id}-error`,
  }
  return (
    <div data-part="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      <Input {...props} />
      {error && (
        <p role={alert ? 'alert' : undefined} data-part="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
