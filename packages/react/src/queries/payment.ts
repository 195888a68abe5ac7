import { type PaymentSnapshot, ProtocolError, type RumbaClient } from '@rumba/core'
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { queryKey } from './key.ts'

/** The end of a token names the payment but opens nothing, should a cache be written down somewhere. */
export const paymentKey = (client: RumbaClient, token: string): QueryKey =>
  queryKey(client, 'payment', token.slice(-12))

/** Query of one payment. `usePayment` writes what its watcher sees under the same key, so it needs no interval of its own. */
export function paymentOptions(
  client: RumbaClient,
  token: string,
): UseQueryOptions<PaymentSnapshot> & { queryKey: QueryKey } {
  return {
    queryKey: paymentKey(client, token),
    queryFn: async ({ signal }) => {
      const snapshot = await client.getPayment(token, { signal })
      if (!snapshot) throw new ProtocolError(304, '$')
      return snapshot
    },
    networkMode: 'always',
    throwOnError: false,
  }
}
