'use client'
import { ProblemError, type StartedPayment } from '@rumba/core'
import { useState } from 'react'
import { isOutcomeUnknown } from '../queries/createPayment.ts'
import { useRumbaClient } from '../RumbaProvider.tsx'
import { liveWatch } from '../watch/liveWatch.ts'
import { usePress } from './usePress.ts'

/** What came of sending back what a challenge asks for. */
export interface Confirmation {
  readonly state: 'ready' | 'sending' | 'sent' | ConfirmFailure
  /** Names of the fields that were refused, where the server said which. */
  readonly fields: readonly string[]
  /** How many tries are left at most: those of other pages are not seen. Absent before the first one failed. */
  readonly triesLeft: number | undefined
  /** Sends the fields by the challenge's names; a second press while one is under way does nothing. */
  send(fields: Readonly<Record<string, string>>): void
  /** Back to `ready`, to send something else. */
  again(): void
}

/**
 * `refused`: what was sent is not right. `exhausted`: nothing more is taken. `unknown`: no answer came and it may have arrived.
 * `failed`: it did not arrive.
 */
export type ConfirmFailure = 'refused' | 'exhausted' | 'unknown' | 'failed'

/** How often the proxy takes a confirm call of one payment. */
const TRIES = 5

/**
 * Sends back what a `requisites` or `otp` challenge asks for. It is never sent again by itself; the watched payment goes on with
 * what the answer says.
 *
 * @throws {RumbaProviderMissingError} there is no provider above
 */
export function useConfirmPayment(started: StartedPayment): Confirmation {
  const client = useRumbaClient()
  const [failures, setFailures] = useState(0)
  const { token } = started
  const { press, reset, status, error } = usePress({
    mutationFn: (fields: Readonly<Record<string, string>>) => client.confirmPayment(token, fields),
    onSuccess: snapshot => liveWatch(client, started).offer({ ...snapshot, token }),
    onError: error => toFailure(error) === 'refused' && setFailures(count => count + 1),
  })
  return {
    state: error
      ? toFailure(error)
      : ({ idle: 'ready', pending: 'sending', success: 'sent', error: 'failed' } as const)[status],
    fields: error instanceof ProblemError ? error.fields : [],
    triesLeft: failures === 0 ? undefined : Math.max(0, TRIES - failures),
    send: press,
    again: reset,
  }
}

/** Neither the token, nor the pace, nor a server in trouble says anything about what was typed. */
const ABOUT_THE_CALL = [401, 408, 429]

function toFailure(error: Error): ConfirmFailure {
  if (error instanceof ProblemError) {
    if (error.code === 'CONFIRM_EXHAUSTED') return 'exhausted'
    if (error.status < 500 && !ABOUT_THE_CALL.includes(error.status)) return 'refused'
  }
  return isOutcomeUnknown(error) ? 'unknown' : 'failed'
}
