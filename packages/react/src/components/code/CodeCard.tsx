'use client'
import { checkoutWords } from '../../messages/words.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { CodeAmount } from './CodeAmount.tsx'
import { CodePayee } from './CodePayee.tsx'
import { codeRoot } from './codeContext.ts'

/** "Your bank will show": payee and amount, to be compared before one pays. */
export const CodeCard: Part<'section'> = /* @__PURE__ */ createPart('section', ({ children }) => {
  const { messages } = checkoutWords.useWords()
  const { shownBy } = codeRoot.useRoot()
  return {
    'data-part': 'payee',
    children: children ?? (
      <>
        <h3>{shownBy}</h3>
        <dl>
          <div>
            <dt>{messages.payee}</dt>
            <dd data-part="payee-name">
              <CodePayee />
            </dd>
          </div>
          <div>
            <dt>{messages.amount}</dt>
            <dd data-part="payee-amount">
              <CodeAmount />
            </dd>
          </div>
        </dl>
      </>
    ),
  }
})
