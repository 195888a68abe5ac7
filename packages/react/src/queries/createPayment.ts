import { type CreatePaymentBody, isRumbaError, type RumbaClient, type StartedPayment } from '@rumba/core'
import type { UseMutationOptions } from '@tanstack/react-query'

/** One press of "pay": what it asks for, and the key that keeps it from counting twice. */
export interface Press {
  readonly body: CreatePaymentBody
  readonly idempotencyKey: string
}

/** Mutation that starts a payment. It is never sent again by itself, nor kept back until a network is there. */
export function createPaymentOptions(client: RumbaClient): UseMutationOptions<StartedPayment, Error, Press> {
  return {
    mutationFn: ({ body, idempotencyKey }) => client.createPayment(body, idempotencyKey),
    retry: false,
    networkMode: 'always',
    throwOnError: false,
  }
}

/**
 * The press for a body. The one before is pressed again, with its key, when it asked for the same and nobody knows how it
 * ended.
 */
export function createPress(body: CreatePaymentBody, before?: Press, error?: Error | null): Press {
  const again =
    before && error && isOutcomeUnknown(error) && JSON.stringify(before.body) === JSON.stringify(body)
  return again ? before : { body, idempotencyKey: createKey() }
}

/** True when a payment may exist although the create call failed. Only an error that says otherwise is believed. */
export function isOutcomeUnknown(error: unknown): boolean {
  return !(isRumbaError(error) && 'outcome' in error && error.outcome !== 'unknown')
}

/** 128 random bits; `crypto.randomUUID` is missing on pages that did not come by https. */
const createKey = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('-')
