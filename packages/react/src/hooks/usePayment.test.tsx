import { type PaymentSnapshot, ProblemError, type StartedPayment } from '@rumba/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, renderHook, screen } from '@testing-library/react'
import { type PropsWithChildren, StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StatusPoller } from '../components/status/StatusPoller.tsx'
import { paymentOptions } from '../queries/payment.ts'
import { createTestClient, RumbaTestProvider, type TestClient } from '../testing.tsx'
import { usePayment } from './usePayment.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms))

async function startedBy(client: TestClient): Promise<StartedPayment> {
  const { current } = await client.getOrder('1')
  if (!current) throw new Error('the test client has no payment')
  return current
}

const names = (client: TestClient): string[] => client.calls.slice(1).map(call => call.name)

test('pain 16: many components and StrictMode share one stream', async () => {
  const client = createTestClient({ payment: {} })
  const started = await startedBy(client)
  render(
    <StrictMode>
      <RumbaTestProvider client={client}>
        <StatusPoller started={started}>{view => <p>one {view.payment.status}</p>}</StatusPoller>
        <StatusPoller started={started}>{view => <p>two {view.payment.status}</p>}</StatusPoller>
      </RumbaTestProvider>
    </StrictMode>,
  )
  await pass(0)
  client.move('success')
  await pass(0)
  expect(screen.getByText('one success')).toBeDefined()
  expect(screen.getByText('two success')).toBeDefined()
  expect(names(client)).toEqual(['watchPayment'])
})

test('the element of StatusPoller is a live region that carries the state', async () => {
  const client = createTestClient({ payment: {} })
  render(
    <RumbaTestProvider client={client}>
      <StatusPoller started={await startedBy(client)} />
    </RumbaTestProvider>,
  )
  const region = screen.getByRole('status')
  expect(region.dataset.rumba).toBe('status')
  expect(region.dataset.status).toBe('pending')
  client.move('expired')
  await pass(0)
  expect(region.dataset.status).toBe('expired')
  expect(region.dataset.connection).toBe('push')
})

test('the watching ends with the last component, and goes on where it was after a remount', async () => {
  const client = createTestClient({ payment: {} })
  const started = await startedBy(client)
  const wrapper = (props: PropsWithChildren) => <RumbaTestProvider client={client} {...props} />
  const first = renderHook(() => usePayment(started), { wrapper })
  await pass(0)
  client.move('processing')
  await pass(0)
  first.unmount()
  await pass(0)
  const before = client.calls.length
  window.dispatchEvent(new Event('focus'))
  await pass(60_000)
  expect(client.calls.length).toBe(before)

  const second = renderHook(() => usePayment(started), { wrapper })
  expect(second.result.current.payment.status).toBe('processing')
})

test('what the watcher sees is in the query cache of the page', async () => {
  const client = createTestClient({ payment: {} })
  const started = await startedBy(client)
  const queryClient = new QueryClient()
  renderHook(() => usePayment(started), {
    wrapper: props => (
      <QueryClientProvider client={queryClient}>
        <RumbaTestProvider client={client} {...props} />
      </QueryClientProvider>
    ),
  })
  await pass(0)
  client.move('success')
  await pass(0)
  const { queryKey } = paymentOptions(client, started.token)
  expect(queryClient.getQueryData<PaymentSnapshot>(queryKey)?.payment.status).toBe('success')
})

test('a refused token is told, and a new one for the same payment is watched', async () => {
  const client = createTestClient({ payment: {} })
  const started = await startedBy(client)
  client.failOnce(new ProblemError({ code: 'TOKEN_REFUSED', status: 401, title: 'The token is too old.' }))
  const { result, rerender } = renderHook((each: StartedPayment) => usePayment(each), {
    initialProps: started,
    wrapper: props => <RumbaTestProvider client={client} {...props} />,
  })
  await pass(0)
  expect(result.current.error).toBeInstanceOf(ProblemError)
  expect(result.current.connection).toBe('unreachable')
  rerender({ ...started, token: 'another' })
  await pass(0)
  expect(result.current.error).toBeUndefined()
  expect(result.current.connection).toBe('push')
})

test('there is a last look when the time is over', async () => {
  const client = createTestClient({ payment: { expiresAt: new Date(Date.now() + 60_000).toISOString() } })
  const started = await startedBy(client)
  renderHook(() => usePayment(started), {
    wrapper: props => <RumbaTestProvider client={client} {...props} />,
  })
  await pass(59_000)
  expect(names(client)).toEqual(['watchPayment'])
  await pass(1_000)
  expect(names(client)).toEqual(['watchPayment', 'getPayment'])
})
