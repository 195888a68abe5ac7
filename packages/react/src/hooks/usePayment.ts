'use client'
import type { Payment, PaymentSnapshot, StartedPayment } from '@rumba/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { paymentOptions } from '../queries/payment.ts'
import { useRumbaClient } from '../RumbaProvider.tsx'
import { type LiveWatch, liveWatch, type PaymentNews } from '../watch/liveWatch.ts'
import { serverClock } from '../watch/serverClock.ts'
import type { Connection } from '../watch/watchPayment.ts'

/** A watched payment, as a screen needs it. */
export interface PaymentView {
  readonly payment: Payment
  readonly snapshot: PaymentSnapshot
  /** How news arrives; `offline` and `unreachable` mean that what is shown may be old. */
  readonly connection: Connection
  /** True when the proxy itself could not ask the gateway. */
  readonly stale: boolean
  /** Why watching ended early: the token was refused. Read the order again for a new one. */
  readonly error?: unknown
  /** Server time in milliseconds since 1970. */
  serverNow(): number
  /** Asks at once; done when the answer is in. */
  check(): Promise<void>
}

/**
 * Watches a payment until it is final. However many hooks watch the same payment, the page asks once; each change is also
 * written to the query cache.
 *
 * @throws {RumbaProviderMissingError} there is no provider above
 */
export function usePayment(started: StartedPayment): PaymentView
export function usePayment(started: StartedPayment | undefined): PaymentView | undefined
export function usePayment(started: StartedPayment | undefined): PaymentView | undefined {
  const client = useRumbaClient()
  const queryClient = useQueryClient()
  const token = started?.token
  const watch = started && liveWatch(client, started)
  const news = useSyncExternalStore(
    watch?.subscribe ?? nothing.subscribe,
    watch?.get ?? nothing.get,
    watch?.get ?? nothing.get,
  )

  useEffect(() => {
    if (watch && started) watch.offer(started)
  }, [watch, started])

  useEffect(() => {
    if (token && news) queryClient.setQueryData(paymentOptions(client, token).queryKey, news.snapshot)
  }, [queryClient, client, token, news])

  useLastLook(watch, news, serverClock(client).now)

  return useMemo(
    () =>
      watch &&
      news && {
        payment: news.snapshot.payment,
        snapshot: news.snapshot,
        connection: news.connection,
        stale: news.snapshot.stale ?? false,
        ...('error' in news ? { error: news.error } : {}),
        serverNow: serverClock(client).now,
        check: watch.check,
      },
    [client, watch, news],
  )
}

const nothing = { subscribe: () => () => {}, get: () => undefined }

/** The longest a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** Asks once more when the time to pay is over, so that money that came in the last second is seen. */
function useLastLook(
  watch: LiveWatch | undefined,
  news: PaymentNews | undefined,
  serverNow: () => number,
): void {
  const expiresAt = news?.snapshot.payment.expiresAt
  useEffect(() => {
    if (!watch || !expiresAt) return
    const left = Date.parse(expiresAt) - serverNow()
    if (left < 0 || left > MAX_TIMER_MS) return
    const timer = setTimeout(() => void watch.check(), left)
    return () => clearTimeout(timer)
  }, [watch, expiresAt, serverNow])
}
