'use client'
import { type JSX, useContext } from 'react'
import { challengeWords, checkoutWords } from '../../messages/words.ts'
import { checkoutRoot } from '../checkout/checkoutContext.ts'
import { Detail } from '../requisites/Detail.tsx'
import { Notice } from '../status/Notice.tsx'

/**
 * Stands in place of a code, a link, details or an address that do not belong to the order. In a checkout it offers a new payment,
 * which nobody pays twice as nobody saw this one, and the number by which the shop finds it.
 */
export function Refused({ text }: { readonly text?: string }): JSX.Element {
  // A code that stands alone has the words of the checkout, and those of its root.
  const { messages, written } = checkoutWords.useWords()
  return (
    <challengeWords.Localized
      locale={written.lang}
      messages={messages}
      fallback={<div data-part="bone" data-tall="" />}
    >
      <Words text={text} />
    </challengeWords.Localized>
  )
}

function Words({ text }: { readonly text: string | undefined }): JSX.Element {
  const { messages } = challengeWords.useWords()
  const { tryAgain } = checkoutWords.useWords().messages
  const checkout = useContext(checkoutRoot.Context)?.checkout
  return (
    <Notice
      kind="refused"
      title={messages.refusedTitle}
      // The title of what was to be paid has the focus, and knows nothing of this.
      text={<span role="alert">{text ?? messages.refusedText}</span>}
    >
      {checkout?.state === 'paying' && (
        <>
          {/* A page that goes on with one payment starts no other. */}
          {checkout.order.methods.length > 0 && (
            <button type="button" data-part="primary" onClick={checkout.startOver}>
              {tryAgain}
            </button>
          )}
          <p>{messages.refusedHelp}</p>
          <dl data-part="details">
            <Detail label={messages.paymentNumber} value={checkout.payment.reference} />
          </dl>
        </>
      )}
    </Notice>
  )
}
