import { act, cleanup, renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDeepLink } from './useDeepLink.ts'

let visibility: DocumentVisibilityState = 'visible'
beforeEach(() => {
  vi.useFakeTimers()
  visibility = 'visible'
  Object.defineProperty(document, 'visibilityState', { get: () => visibility, configurable: true })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  Reflect.deleteProperty(document, 'visibilityState')
})

const turn = (next: DocumentVisibilityState): void =>
  act(() => {
    visibility = next
    document.dispatchEvent(new Event('visibilitychange'))
  })
const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms))
const open = () => renderHook(() => useDeepLink(), { wrapper: StrictMode }).result

test('before a tap nothing is claimed, however long it takes', () => {
  const link = open()
  pass(60_000)
  turn('hidden')
  expect(link.current.state).toBe('idle')
})

test('a page still in sight two seconds after the tap says that no app opened, and not before', () => {
  const link = open()
  act(() => link.current.onTap())
  pass(1_999)
  expect(link.current.state).toBe('opening')
  pass(1)
  expect(link.current.state).toBe('not-opened')
})

test('a page that went out of sight was left for an app, also when its timer runs on the way back', () => {
  const link = open()
  act(() => link.current.onTap())
  pass(400)
  turn('hidden')
  expect(link.current.state).toBe('opened')
  turn('visible')
  pass(60_000)
  expect(link.current.state).toBe('opened')
})

test('an app that opens late takes back what was said', () => {
  const link = open()
  act(() => link.current.onTap())
  pass(5_000)
  expect(link.current.state).toBe('not-opened')
  turn('hidden')
  expect(link.current.state).toBe('opened')
})

test('a second tap is waited for anew', () => {
  const link = open()
  act(() => link.current.onTap())
  pass(1_500)
  act(() => link.current.onTap())
  pass(1_500)
  expect(link.current.state).toBe('opening')
  pass(500)
  expect(link.current.state).toBe('not-opened')
})
