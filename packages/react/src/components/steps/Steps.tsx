import type { JSX } from 'react'

/** What to do, one after the other. */
export function Steps({ of }: { readonly of: readonly string[] }): JSX.Element {
  return (
    <ol data-part="steps">
      {of.map(step => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
