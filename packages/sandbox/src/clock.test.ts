import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClock } from './clock.ts'

afterEach(() => vi.useRealTimers())

describe('the clock', () => {
  test('runs with real time and by what was advanced', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    const clock = createClock()
    expect(clock.now()).toBe(1_000_000)
    clock.advance(60_000)
    vi.advanceTimersByTime(5)
    expect(clock.now()).toBe(1_060_005)
  })

  test('stands still while frozen and goes on from there', () => {
    vi.useFakeTimers({ now: 1_000 })
    const clock = createClock()
    clock.freeze()
    vi.advanceTimersByTime(500)
    expect(clock.now()).toBe(1_000)
    clock.advance(10)
    expect(clock.now()).toBe(1_010)
    clock.resume()
    vi.advanceTimersByTime(7)
    expect(clock.now()).toBe(1_017)
  })

  test('runs a task by a timer when its time has come', () => {
    vi.useFakeTimers()
    const clock = createClock()
    const task = vi.fn()
    clock.after(1_000, task)
    vi.advanceTimersByTime(999)
    expect(task).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(task).toHaveBeenCalledOnce()
  })

  test('runs what falls due while it is advanced in order, each at its own moment, and what that brings on', () => {
    vi.useFakeTimers({ now: 0 })
    const clock = createClock()
    const seen: [string, number][] = []
    const note = (name: string) => () => seen.push([name, clock.now()])
    clock.after(200, note('second'))
    clock.after(100, () => {
      note('first')()
      clock.after(150, note('third'))
    })
    clock.after(301, note('too late'))
    clock.advance(300)
    expect(seen).toEqual([
      ['first', 100],
      ['second', 200],
      ['third', 250],
    ])
    expect(clock.now()).toBe(300)
  })

  test('stands where it is told to, and what fell due before has happened, each at its own moment', () => {
    vi.useFakeTimers({ now: 0 })
    const clock = createClock()
    const seen: number[] = []
    clock.after(1_000, () => seen.push(clock.now()))
    clock.after(5_000, () => seen.push(clock.now()))
    clock.freeze(4_000)
    expect([seen, clock.now()]).toEqual([[1_000], 4_000])
    clock.freeze(500)
    expect([seen, clock.now()]).toEqual([[1_000], 500])
    clock.advance(4_500)
    expect(seen).toEqual([1_000, 5_000])
  })

  test('runs what is due at once also while it stands still', () => {
    vi.useFakeTimers()
    const clock = createClock()
    clock.freeze()
    const task = vi.fn()
    clock.after(0, task)
    expect(task).not.toHaveBeenCalled()
    vi.advanceTimersByTime(0)
    expect(task).toHaveBeenCalledOnce()
  })

  test('keeps the order of thousands of tasks, whatever order they came in and whichever were called off', () => {
    vi.useFakeTimers({ now: 0 })
    const clock = createClock()
    const seen: number[] = []
    const cancels = new Map<number, () => void>()
    for (let index = 0; index < 5_000; index += 1) {
      const dueAt = (index * 7_919) % 5_000
      cancels.set(
        dueAt,
        clock.after(dueAt, () => seen.push(dueAt)),
      )
    }
    for (const [dueAt, cancel] of cancels) if (dueAt % 3 > 0) cancel()
    expect(clock.waiting).toBeLessThan(5_000)
    clock.advance(5_000)
    expect(seen).toEqual(Array.from({ length: 1_667 }, (_, index) => 3 * index))
    expect(clock.waiting).toBe(0)
  })

  test('runs no task that was called off, none while frozen and none after a reset', () => {
    vi.useFakeTimers()
    const clock = createClock()
    const task = vi.fn()
    clock.after(10, task)()
    vi.advanceTimersByTime(20)
    clock.freeze()
    clock.after(10, task)
    vi.advanceTimersByTime(20)
    clock.reset()
    vi.advanceTimersByTime(20)
    clock.advance(100)
    expect(task).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})
