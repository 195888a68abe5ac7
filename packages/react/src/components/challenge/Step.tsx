import type { JSX, ReactNode } from 'react'

export interface StepProps {
  readonly 'data-rumba': string
  readonly 'data-state'?: string
  readonly 'data-type'?: string
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

/** One step of a payment: what it is, what to do, and what it takes. */
export function Step({ title, text, children, ...data }: StepProps): JSX.Element {
  return (
    <div {...data}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  )
}
