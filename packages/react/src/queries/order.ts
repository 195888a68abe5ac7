import { isRumbaError, type Order, ProxyUnreachableError, type RumbaClient } from '@rumba/core'
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { serverClock } from '../watch/serverClock.ts'
import { queryKey } from './key.ts'

/**
 * Query of an order: what it owes, how it may be paid, and the attempt under way. It also sets the server's clock.
 *
 * @param order the order's id, or the token the merchant's server made of it
 */
export function orderOptions(
  client: RumbaClient,
  order: string,
): UseQueryOptions<Order> & { queryKey: QueryKey } {
  return {
    queryKey: queryKey(client, 'order', order),
    queryFn: async ({ signal }) => {
      const read = await client.getOrder(order, { signal })
      serverClock(client).hear(read.now)
      return read
    },
    // An error is better than a screen that waits for the browser to believe in the network.
    networkMode: 'always',
    refetchOnReconnect: true,
    throwOnError: false,
    retry: (failures, error) => failures < 2 && isWorthRetrying(error),
  }
}

function isWorthRetrying(error: Error): boolean {
  if (error instanceof ProxyUnreachableError) return true
  return isRumbaError(error) && 'retryable' in error && error.retryable === true
}
