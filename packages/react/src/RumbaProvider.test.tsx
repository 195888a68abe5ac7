import type { RumbaClient } from '@rumba/core'
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { cleanup, renderHook } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { useCheckout } from './hooks/useCheckout.ts'
import { RumbaProvider, RumbaProviderMissingError, useRumbaClient } from './RumbaProvider.tsx'

afterEach(cleanup)

test('outside a provider the hook says what is missing', () => {
  expect(() => renderToString(<Client />)).toThrow(RumbaProviderMissingError)
  expect(() => renderToString(<RumbaProvider />)).toThrow(RumbaProviderMissingError)
  expect(new RumbaProviderMissingError().help).toBe('docs/errors/PROVIDER_MISSING.md')
})

function State() {
  return useCheckout({ order: '1' }).state
}

function Client() {
  useRumbaClient()
  return null
}

test('an endpoint keeps its client over a remount, and two endpoints do not share one', () => {
  const clientAt = (endpoint: string): RumbaClient =>
    renderHook(useRumbaClient, { wrapper: props => <RumbaProvider endpoint={endpoint} {...props} /> }).result
      .current
  expect(clientAt('/api/a')).toBe(clientAt('/api/a'))
  expect(clientAt('/api/a')).not.toBe(clientAt('/api/b'))
})

test('a query client that is there is used, and without one the provider brings its own', () => {
  const queryClient = new QueryClient()
  const { result } = renderHook(useQueryClient, {
    wrapper: props => (
      <QueryClientProvider client={queryClient}>
        <RumbaProvider endpoint="/api" {...props} />
      </QueryClientProvider>
    ),
  })
  expect(result.current).toBe(queryClient)
  const own = renderHook(useQueryClient, { wrapper: props => <RumbaProvider endpoint="/api" {...props} /> })
  expect(own.result.current).not.toBe(queryClient)
})

test('pain 17: on a server the checkout is drawn as loading', () => {
  expect(
    renderToString(
      <RumbaProvider endpoint="https://shop.example/api">
        <State />
      </RumbaProvider>,
    ),
  ).toBe('loading')
})
