'use client'
import type { ComponentPropsWithoutRef, JSX, ReactNode } from 'react'

export interface FieldProps extends ComponentPropsWithoutRef<'input'> {
  /** Of the input; the error's is made of it. */
  readonly id: string
  readonly name: string
  readonly label: string
  /** Said beside the input, which refers to it. */
  readonly error: string | undefined
  /** Speaks the error as well, where no summary does. */
  readonly alert?: boolean
  /** Draws something else than an `input` with the same props. */
  readonly draw?: ((props: ComponentPropsWithoutRef<'select'>) => ReactNode) | undefined
}

/** One thing to fill in: its label, its input and what is wrong with it. */
export function Field({ label, error, alert, draw, ...given }: FieldProps): JSX.Element {
  const { id, name } = given
  const props = {
    ...given,
    'aria-invalid': error !== undefined,
    'aria-describedby': error && `${id}-error`,
  }
  return (
    <div data-part="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      {draw ? draw(props as object) : <input {...props} />}
      {error && (
        <p role={alert ? 'alert' : undefined} data-part="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
