import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepListening, type Line } from './listening.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const forever = new Promise<never>(() => {})

/** Lines that do as they are told, and what was heard of them. */
function start(open: (dialled: number) => Pick<Line, 'ready' | 'ping'>) {
  const heard: string[] = []
  const breaks: (() => void)[] = []
  const stop = keepListening(
    failed => {
      const number = breaks.push(failed)
      return { ...open(number), close: () => void heard.push(`closed ${number}`) }
    },
    { resumed: () => void heard.push('resumed'), interrupted: () => void heard.push('interrupted') },
  )
  return { heard, breaks, stop }
}

test('a line that falls silent is noticed within 20 seconds, closed and replaced', async () => {
  const { heard } = start(number => ({
    ready: Promise.resolve(),
    ping: () => (number === 1 ? forever : Promise.resolve()),
  }))
  await vi.advanceTimersByTimeAsync(19_999)
  expect(heard).toEqual(['resumed'])
  await vi.advanceTimersByTimeAsync(1 + 250)
  expect(heard).toEqual(['resumed', 'closed 1', 'interrupted', 'resumed'])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(heard).toHaveLength(4)
})

test('a line that never comes up is given up after 5 seconds, closed and dialled again', async () => {
  const { heard } = start(number => ({
    ready: number === 1 ? forever : Promise.resolve(),
    ping: () => Promise.resolve(),
  }))
  await vi.advanceTimersByTimeAsync(5_250)
  expect(heard).toEqual(['closed 1', 'interrupted', 'resumed'])
})

test('a server that is away is dialled after growing pauses, at least each half minute', async () => {
  const { breaks } = start(() => ({
    ready: Promise.reject(new Error('refused')),
    ping: () => Promise.resolve(),
  }))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(breaks).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(600_000)
  const before = breaks.length
  await vi.advanceTimersByTimeAsync(300_000)
  expect(breaks.length - before).toBe(10)
})

test('a line that reports the same break twice is replaced once', async () => {
  const { heard, breaks } = start(() => ({ ready: Promise.resolve(), ping: () => Promise.resolve() }))
  await vi.advanceTimersByTimeAsync(0)
  breaks[0]?.()
  breaks[0]?.()
  await vi.advanceTimersByTimeAsync(250)
  breaks[0]?.()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(heard).toEqual(['resumed', 'closed 1', 'interrupted', 'resumed'])
})

test.each([
  ['up', 1_000],
  ['being dialled', 0],
  ['between two attempts', 5_100],
])('stopped while the line is %s, nothing is heard or dialled any more', async (state, ms) => {
  const { heard, breaks, stop } = start(() => ({
    ready: state === 'up' ? Promise.resolve() : forever,
    ping: () => Promise.resolve(),
  }))
  await vi.advanceTimersByTimeAsync(ms)
  const before = heard.filter(entry => !entry.startsWith('closed')).length
  stop()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(heard.filter(entry => !entry.startsWith('closed'))).toHaveLength(before)
  expect(heard.at(-1)).toBe('closed 1')
  expect(breaks).toHaveLength(1)
})
