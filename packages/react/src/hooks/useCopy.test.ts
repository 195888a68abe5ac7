import { act, cleanup, renderHook } from '@testing-library/react'
import { createElement, useLayoutEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useCopy } from './useCopy.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(document, 'execCommand')
})

const clipboard = (writeText: (text: string) => Promise<void>): void =>
  void vi.stubGlobal('navigator', { clipboard: { writeText } })

const execCommand = (command: () => boolean): void =>
  void Object.defineProperty(document, 'execCommand', { value: command, configurable: true })

const denied = (): Promise<void> => Promise.reject(new DOMException('denied', 'NotAllowedError'))

test('it says copied once the clipboard has the text, and not before', async () => {
  let written = (): void => {}
  clipboard(
    () =>
      new Promise(resolve => {
        written = resolve
      }),
  )
  const { result } = renderHook(() => useCopy())
  let copied: Promise<boolean> | undefined
  await act(async () => {
    copied = result.current.copy('0002')
  })
  expect(result.current.state).toBe('idle')
  await act(async () => written())
  expect(await copied).toBe(true)
  expect(result.current.state).toBe('copied')
  act(() => {
    vi.advanceTimersByTime(4000)
  })
  expect(result.current.state).toBe('idle')
})

test('where the clipboard is denied the older way copies the same text', async () => {
  clipboard(denied)
  let selected = ''
  execCommand(() => {
    const area = document.querySelector('textarea')
    selected = area?.value.slice(area.selectionStart, area.selectionEnd) ?? ''
    return true
  })
  const button = document.body.appendChild(document.createElement('button'))
  button.focus()
  const { result } = renderHook(() => useCopy())
  await act(async () => expect(await result.current.copy('0002')).toBe(true))
  expect(selected).toBe('0002')
  expect(result.current.state).toBe('copied')
  expect(document.querySelector('textarea')).toBeNull()
  expect(document.activeElement).toBe(button)
  button.remove()
})

test.each([
  ['is refused', () => false],
  [
    'throws',
    () => {
      throw new Error('no')
    },
  ],
])('where the clipboard is denied and the older way %s, it says failed', async (_name, command) => {
  clipboard(denied)
  execCommand(command)
  const { result } = renderHook(() => useCopy())
  await act(async () => expect(await result.current.copy('0002')).toBe(false))
  expect(result.current.state).toBe('failed')
})

test('a page without any clipboard says failed', async () => {
  vi.stubGlobal('navigator', {})
  const { result } = renderHook(() => useCopy())
  await act(async () => expect(await result.current.copy('0002')).toBe(false))
  expect(result.current.state).toBe('failed')
})

test('after the screen is gone the answer changes nothing', async () => {
  clipboard(() => Promise.resolve())
  const { result, unmount } = renderHook(() => useCopy())
  const copied = result.current.copy('0002')
  unmount()
  expect(await copied).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

function PressedAtOnce(): string {
  const { state, copy } = useCopy()
  useLayoutEffect(() => void copy('0002'), [copy])
  return state
}

test('a press that comes before effects have run is answered all the same', async () => {
  vi.useRealTimers()
  // As on a page: whoever tests with `act` never sees a screen whose effects have not run.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  clipboard(() => Promise.resolve())
  const host = document.createElement('div')
  const root = createRoot(host)
  root.render(createElement(PressedAtOnce))
  await vi.waitFor(() => expect(host.textContent).toBe('copied'))
  root.unmount()
})

test('inside a modal dialog, where nothing else of the page can be selected, the older way works there', async () => {
  clipboard(denied)
  const dialog = document.body.appendChild(document.createElement('dialog'))
  dialog.open = true
  dialog.appendChild(document.createElement('button')).focus()
  execCommand(() => dialog.querySelector('textarea') !== null)
  const { result } = renderHook(() => useCopy())
  await act(async () => expect(await result.current.copy('0002')).toBe(true))
  dialog.remove()
})
