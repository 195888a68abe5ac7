'use client'
import { useCountdown } from '../../hooks/useCountdown.ts'
import { checkoutWords } from '../../messages/checkoutWords.ts'
import { createPart, type Part } from '../part/createPart.ts'
import { codeRoot } from './codeContext.ts'

/** Time left by the server's clock: seen each second, spoken only at five minutes, at one, and when it is over. On paper the moment itself. */
export const CodeCountdown: Part<'div', 'running' | 'short' | 'over'> = /* @__PURE__ */ createPart(
  'div',
  () => {
    const { messages, locale } = checkoutWords.useWords()
    const { expiresAt = '', serverNow } = codeRoot.useRoot()
    const { msLeft, isOver } = useCountdown(expiresAt, serverNow)
    if (!expiresAt) return
    const seconds = Math.ceil(msLeft / 1_000)
    const minutes = Math.floor(seconds / 60)
    const hours = Math.floor(minutes / 60)
    const spokenMinutes = SPOKEN_MINUTES.find(
      minute => seconds <= minute * 60 && seconds > minute * 60 - SPOKEN_SECONDS,
    )
    return {
      'data-part': 'countdown',
      'data-state': isOver ? 'over' : minutes < 1 ? 'short' : 'running',
      children: (
        <>
          {!isOver && (
            <p role="timer" aria-live="off">
              {messages.timeLeft(`${hours ? `${hours}:${two(minutes % 60)}` : minutes}:${two(seconds % 60)}`)}
            </p>
          )}
          <p data-part="until">
            {messages.payBy(
              new Date(expiresAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
            )}
          </p>
          <p role="status" data-part={isOver ? undefined : 'hidden'}>
            {isOver
              ? messages.timeOver
              : spokenMinutes !== undefined && messages.timeLeft(messages.minutes(spokenMinutes))}
          </p>
        </>
      ),
    }
  },
)

const two = (count: number): string => String(count).padStart(2, '0')

const SPOKEN_MINUTES = [5, 1]

/** How long the words stay: a person who reads on meets the time itself, and no words that were true a while ago. */
const SPOKEN_SECONDS = 10
