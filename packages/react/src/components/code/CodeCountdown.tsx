'use client'
import { useCountdown } from '../../hooks/useCountdown.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { useCode } from './codeContext.ts'

/** Time left by the server's clock: seen each second, spoken only at five minutes, at one, and when it is over. On paper the moment itself. */
export const CodeCountdown: Part<'div', 'running' | 'short' | 'over'> = /* @__PURE__ */ createPart(
  'div',
  () => {
    const { messages, locale } = checkoutWords.useWords()
    const { expiresAt = '', serverNow } = useCode()
    const { msLeft, isOver } = useCountdown(expiresAt, serverNow)
    if (!expiresAt) return
    const seconds = Math.ceil(msLeft / 1_000)
    const minutes = Math.floor(seconds / 60)
    const spokenMinutes = seconds > 300 ? undefined : seconds > 60 ? 5 : 1
    return {
      'data-part': 'countdown',
      'data-state': isOver ? 'over' : minutes < 1 ? 'short' : 'running',
      children: (
        <>
          {isOver ? (
            <p>{messages.timeOver}</p>
          ) : (
            <p role="timer" aria-live="off">
              {messages.timeLeft(`${minutes}:${String(seconds % 60).padStart(2, '0')}`)}
            </p>
          )}
          <p data-part="until">
            {messages.payBy(
              new Date(expiresAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
            )}
          </p>
          <p role="status" data-part="hidden">
            {isOver
              ? messages.timeOver
              : spokenMinutes !== undefined && messages.timeLeft(messages.minutes(spokenMinutes))}
          </p>
        </>
      ),
    }
  },
)
