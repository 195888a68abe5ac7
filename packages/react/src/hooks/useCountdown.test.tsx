import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestClient, RumbaTestProvider } from '../testing.tsx'
import { useCountdown } from './useCountdown.ts'
import { usePayment } from './usePayment.ts'

const SERVER_START = Date.parse('2026-11-21T01:00:00.000Z')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test.each([
  ['right', 0],
  ['an hour fast', 3_600_000],
  ['an hour slow', -3_600_000],
])('the time left is the server’s when the buyer’s clock is %s', async (_name, skew) => {
  vi.setSystemTime(SERVER_START + skew)
  const opened = performance.now()
  const client = createTestClient({ now: () => SERVER_START + performance.now() - opened, payment: {} })
  const { current: started } = await client.getOrder('1')
  if (!started) throw new Error('the test client has no payment')
  const { result } = renderHook(
    () => {
      const { payment, serverNow } = usePayment(started)
      return useCountdown(payment.expiresAt ?? '', serverNow)
    },
    { wrapper: props => <RumbaTestProvider client={client} {...props} /> },
  )
  expect(result.current).toEqual({ msLeft: 900_000, isOver: false })
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(result.current).toEqual({ msLeft: 840_000, isOver: false })
  // The buyer sets the clock meanwhile; time itself goes on as before.
  vi.setSystemTime(SERVER_START + 7_200_000)
  await act(() => vi.advanceTimersByTimeAsync(839_000))
  expect(result.current).toEqual({ msLeft: 1_000, isOver: false })
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(result.current).toEqual({ msLeft: 0, isOver: true })
})

test('it ticks on whole seconds left, and no more once it is over', () => {
  let now = SERVER_START
  const ticks: number[] = []
  const clock = (): number => now
  const pass = (ms: number): void => {
    now += ms
    act(() => {
      vi.advanceTimersByTime(ms)
    })
  }
  renderHook(() => {
    ticks.push(useCountdown('2026-11-21T01:00:02.300Z', clock).msLeft)
  })
  pass(299)
  expect(ticks.at(-1)).toBe(2300)
  pass(1)
  pass(1000)
  pass(1000)
  expect([...new Set(ticks)]).toEqual([2300, 2000, 1000, 0])
  expect(vi.getTimerCount()).toBe(0)
})

test('a clock that is a new function at each render restarts nothing', () => {
  let renders = 0
  renderHook(() => {
    renders += 1
    return useCountdown('2026-11-21T02:00:00.000Z', () => SERVER_START)
  })
  expect(renders).toBeLessThanOrEqual(2)
})
