'use client'
import type { Order } from '@rumba/core'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { orderOptions } from '../queries/order.ts'
import { useRumbaClient } from '../RumbaProvider.tsx'

/**
 * What an order owes, how it may be paid, and the attempt under way.
 *
 * @throws {RumbaProviderMissingError} there is no provider above
 */
export function useOrder(order: string): UseQueryResult<Order> {
  return useQuery(orderOptions(useRumbaClient(), order))
}
