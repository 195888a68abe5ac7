'use client'
import { type JSX, useRef } from 'react'
import { useCopy } from '../../hooks/useCopy.ts'
import { pixWords } from '../../messages/pixWords.ts'

/** The code as text, and a button that says "copied" only when it was. Where copying fails the text is selected instead. */
export function PixQrCopy({ code }: { readonly code: string }): JSX.Element {
  const { messages } = pixWords.useWords()
  const { state, copy } = useCopy()
  const text = useRef<HTMLElement>(null)
  const press = async (): Promise<void> => {
    if (!(await copy(code)) && text.current) getSelection()?.selectAllChildren(text.current)
  }
  return (
    <div data-part="copy" data-state={state}>
      <button type="button" data-part="primary" onClick={press}>
        {state === 'copied' ? messages.copied : messages.copy}
      </button>
      <p role="status" data-part={state === 'failed' ? 'hint' : 'hidden'}>
        {state === 'failed' && messages.copyFailed}
        {state === 'copied' && messages.copied}
      </p>
      <p data-part="label">{messages.code}</p>
      <code ref={text} data-part="code" dir="ltr">
        {code}
      </code>
    </div>
  )
}
