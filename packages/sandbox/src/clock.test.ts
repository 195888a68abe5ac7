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
