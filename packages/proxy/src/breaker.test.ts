import { describe, expect, test } from 'vitest'
import { createBreaker } from './breaker.ts'

const start = () => {
  let time = 0
  const states: string[] = []
  const breaker = createBreaker(
    () => time,
    state => states.push(state),
  )
  const call = (answered: boolean) => breaker.enter()?.(answered)
  return { breaker, states, call, advance: (ms: number) => (time += ms) }
}

describe('F24: the breaker', () => {
  test('opens at the fifth failure in a row and not at the fourth', () => {
    const { breaker, states, call } = start()
    for (const answered of [false, false, false, false, true, false, false, false, false]) call(answered)
    expect(states).toEqual([])
    call(false)
    expect(states).toEqual(['open'])
    expect(breaker.enter()).toBeUndefined()
    expect(breaker.suspendedMs()).toBe(10_000)
  })

  test('opens when half of the last twenty calls failed, and not before twenty were made', () => {
    const { states, call } = start()
    for (let index = 0; index < 19; index++) call(index % 2 === 0)
    expect(states).toEqual([])
    call(false)
    expect(states).toEqual(['open'])
  })

  test('stays closed when fewer than half of the last twenty failed', () => {
    const { states, call } = start()
    for (let index = 0; index < 100; index++) call(index % 3 !== 0)
    expect(states).toEqual([])
  })

  test('lets exactly one probe through after ten seconds, and closes when it is answered', () => {
    const { breaker, states, call, advance } = start()
    for (let index = 0; index < 5; index++) call(false)
    advance(9_999)
    expect(breaker.enter()).toBeUndefined()
    advance(1)
    const probe = breaker.enter()
    expect(probe).toBeDefined()
    expect(breaker.enter()).toBeUndefined()
    probe?.(true)
    expect(states).toEqual(['open', 'half-open', 'closed'])
    expect(breaker.suspendedMs()).toBe(0)
    for (let index = 0; index < 4; index++) call(false)
    expect(states).toHaveLength(3)
  })

  test('opens for ten more seconds when the probe fails', () => {
    const { breaker, states, call, advance } = start()
    for (let index = 0; index < 5; index++) call(false)
    advance(10_000)
    call(false)
    expect(states).toEqual(['open', 'half-open', 'open'])
    advance(9_999)
    expect(breaker.enter()).toBeUndefined()
    advance(1)
    expect(breaker.enter()).toBeDefined()
  })

  test('is not kept open by a clock that is set back', () => {
    const { breaker, call, advance } = start()
    for (let index = 0; index < 5; index++) call(false)
    advance(-3_600_000)
    expect(breaker.suspendedMs()).toBe(0)
    expect(breaker.enter()).toBeDefined()
    expect(breaker.suspendedMs()).toBe(1_000)
  })

  test('pays no heed to calls that began before it changed', () => {
    const { breaker, states, call, advance } = start()
    const slow = breaker.enter()
    for (let index = 0; index < 5; index++) call(false)
    slow?.(true)
    expect(states).toEqual(['open'])
    advance(10_000)
    const probe = breaker.enter()
    slow?.(false)
    probe?.(true)
    expect(states).toEqual(['open', 'half-open', 'closed'])
  })
})
