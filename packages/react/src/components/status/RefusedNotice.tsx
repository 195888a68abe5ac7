'use client'
import { type JSX, useContext } from 'react'
import { challengeWords, checkoutWords } from '../../messages/words.ts'
import { checkoutRoot } from '../checkout/checkoutContext.ts'
import { CopyDetail } from '../code/CopyDetail.tsx'
import { Notice } from './Notice.tsx'
import type { RefusedProps } from './Refused.tsx'

/**
 * Says that what came to pay with does not belong to the order. In a checkout it offers a new payment, which nobody pays twice as nobody
 * saw this one, and the number by which the shop finds it.
 */
export function RefusedNotice(props: RefusedProps): JSX.Element {
  // A code that stands alone has the words of the checkout, and those of its root.
  const { messages, written } = checkoutWords.useWords()
  return (
    <challengeWords.Localized
      locale={written.lang}
      messages={messages}
      fallback={<div data-part="bone" data-tall="" />}
    >
      <Words {...props} />
    </challengeWords.Localized>
  )
}

function Words({ text }: RefusedProps): JSX.Element {
  const { messages } = challengeWords.useWords()
  const { tryAgain } = checkoutWords.useWords().messages
  const checkout = useContext(checkoutRoot.Context)?.checkout
  const paying = checkout?.state === 'paying' ? checkout : undefined
  return (
    <>
      <Notice
        kind="failed"
        title={messages.refusedTitle}
        // The title of what was to be paid has the focus, and knows nothing of this.
        text={<span role="alert">{text ?? messages.refusedText}</span>}
      >
        {/* A page that goes on with one payment starts no other. */}
        {paying && paying.order.methods.length > 0 && (
          <button type="button" data-part="primary" onClick={paying.startOver}>
            {tryAgain}
          </button>
        )}
      </Notice>
      {paying && (
        <>
          <p data-part="hint">{messages.refusedHelp}</p>
          <dl data-part="details">
            <CopyDetail label={messages.paymentNumber} value={paying.payment.reference} />
          </dl>
        </>
      )}
    </>
  )
}
