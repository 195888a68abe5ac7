import { afterEach, expect, test, vi } from 'vitest'
import { StoreUnavailableError } from '../errors.ts'
import { limitStore } from './limited.ts'
import { createMemoryStore } from './memory.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a call that is not answered is given up after 5 seconds, by a name of its own', async () => {
  vi.useFakeTimers()
  const store = limitStore({ ...createMemoryStore(), get: () => new Promise(() => {}) })
  let failure: unknown
  store.get('o1-1').catch((error: unknown) => {
    failure = error
  })
  await vi.advanceTimersByTimeAsync(4_999)
  expect(failure).toBeUndefined()
  await vi.advanceTimersByTimeAsync(2)
  expect(failure).toBeInstanceOf(StoreUnavailableError)
})

test('a call that fails says so by the same name, and keeps the reason', async () => {
  const reason = new Error('disk')
  const store = limitStore({ ...createMemoryStore(), get: () => Promise.reject(reason) })
  const failure = await store.get('o1-1').catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(StoreUnavailableError)
  expect((failure as Error).cause).toBe(reason)
})

test('an answered call leaves no timer behind', async () => {
  vi.useFakeTimers()
  await limitStore(createMemoryStore()).get('o1-1')
  expect(vi.getTimerCount()).toBe(0)
})

test('where no timer is allowed a call goes without a limit', async () => {
  vi.stubGlobal('setTimeout', () => {
    throw new Error('Disallowed operation called within global scope')
  })
  expect(await limitStore(createMemoryStore()).due(0)).toEqual([])
})
