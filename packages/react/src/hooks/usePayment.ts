'use client'
import type { Payment, PaymentSnapshot, StartedPayment } from '@rumba/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { paymentKey } from '../queries/payment.ts'
import { useRumbaClient } from '../RumbaProvider.tsx'
import { type LiveWatch, liveWatch, type PaymentNews } from '../watch/liveWatch.ts'
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
 * Watches a payment until it is paid. However many hooks and tabs watch the same payment, the browser asks once; each change
 * is also written to the query cache.
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
  const { subscribe, get } = watch ?? nothing
  const news = useSyncExternalStore(subscribe, get, get)

  useEffect(() => {
    if (watch && started) watch.offer(started)
  }, [watch, started])

  useEffect(() => {
    if (token && news) queryClient.setQueryData(paymentKey(client, token), news.snapshot)
  }, [queryClient, client, token, news])

  return useMemo(
    () =>
      watch &&
      news && {
        ...news,
        payment: news.snapshot.payment,
        stale: news.snapshot.stale ?? false,
        serverNow: watch.serverNow,
        check: watch.check,
      },
    [watch, news],
  )
}

const nothing: Pick<LiveWatch, 'subscribe'> & { get(): PaymentNews | undefined } = {
  subscribe: () => () => {},
  get: () => undefined,
}
