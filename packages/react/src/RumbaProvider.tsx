'use client'
import { createClient, type RumbaClient, RumbaError } from '@rumba/core'
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query'
import { type Context, createContext, type JSX, type ReactNode, useContext, useMemo, useState } from 'react'
import { getOrInsertComputed } from './getOrInsertComputed.ts'
import type { MessageOverrides } from './messages/messages.ts'

/** A hook or component was used outside `<RumbaProvider>`. */
export class RumbaProviderMissingError extends RumbaError {
  override readonly name = 'RumbaProviderMissingError'
  readonly code = 'PROVIDER_MISSING'

  constructor() {
    super('This stands outside its <RumbaProvider endpoint>. Put it inside.')
  }
}

/** What every hook and component below a provider shares. */
export interface RumbaContextValue {
  readonly client: RumbaClient
  /** BCP 47; absent: the page's own language decides. */
  readonly locale?: string | undefined
  readonly messages?: MessageOverrides | undefined
}

export const RumbaContext: Context<RumbaContextValue | undefined> = createContext<
  RumbaContextValue | undefined
>(undefined)

export interface RumbaProviderProps {
  /** Where the proxy is mounted, such as `/api/rumba`. One client is kept for each endpoint. */
  readonly endpoint?: string | undefined
  /** A client of your own, in place of `endpoint`. Keep the same object between renders. */
  readonly client?: RumbaClient | undefined
  /** BCP 47, such as `pt-BR`. */
  readonly locale?: string | undefined
  readonly messages?: MessageOverrides | undefined
  readonly children?: ReactNode
}

/**
 * Gives the components and hooks below it their client and words; what it is not given it takes from a provider above. An
 * existing `QueryClientProvider` is used; without one the provider brings its own.
 *
 * @throws {RumbaProviderMissingError} neither `endpoint` nor `client` is given, here or above
 */
export function RumbaProvider({ children, ...given }: RumbaProviderProps): JSX.Element {
  const outer = useContext(RumbaContext)
  const client =
    given.client ?? (given.endpoint === undefined && outer ? outer.client : clientAt(given.endpoint))
  const { locale = outer?.locale, messages = outer?.messages } = given
  const value = useMemo(() => ({ client, locale, messages }), [client, locale, messages])
  const [own] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={useContext(QueryClientContext) ?? own}>
      <RumbaContext.Provider value={value}>{children}</RumbaContext.Provider>
    </QueryClientProvider>
  )
}

const clients = new Map<string, RumbaClient>()

/** One client for each endpoint, so that a remount goes on with what is known of its payments. */
export function clientAt(endpoint: string | undefined): RumbaClient {
  if (endpoint === undefined) throw new RumbaProviderMissingError()
  return getOrInsertComputed(clients, endpoint, () => createClient({ endpoint }))
}

/** @throws {RumbaProviderMissingError} there is no provider above */
export function useRumba(): RumbaContextValue {
  const value = useContext(RumbaContext)
  if (!value) throw new RumbaProviderMissingError()
  return value
}

/**
 * The client of the nearest provider.
 *
 * @throws {RumbaProviderMissingError} there is no provider above
 */
export function useRumbaClient(): RumbaClient {
  return useRumba().client
}
