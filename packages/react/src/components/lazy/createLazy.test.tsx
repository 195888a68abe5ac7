import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { RumbaTestProvider } from '../../testing.tsx'
import { createLazy } from './createLazy.ts'
import { Loaded } from './Loaded.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A file that is there or not, and how often it was asked for. */
function file(isThere: boolean) {
  const state = { isThere, asked: 0 }
  const lazy = createLazy(async () => {
    state.asked += 1
    if (!state.isThere) throw new TypeError('Failed to fetch dynamically imported module')
    return 'the part'
  })
  const page = (
    <StrictMode>
      <Loaded lazy={lazy} fallback="loading">
        {text => <p>{text}</p>}
      </Loaded>
    </StrictMode>
  )
  return { state, lazy, page }
}

const press = (): Promise<void> => act(async () => void fireEvent.click(screen.getByRole('button')))

test('what is loaded is loaded once, and is there at once the next time', async () => {
  const { state, page } = file(true)
  const { unmount } = render(page)
  await screen.findByText('the part')
  unmount()
  render(page)
  expect(screen.getByText('the part')).toBeTruthy()
  expect(state.asked).toBe(1)
})

test('what does not load says so in words, and trying again works', async () => {
  const { state, page } = file(false)
  render(page)
  expect((await screen.findByRole('alert')).textContent).toBe('This did not load.')
  state.isThere = true
  await press()
  expect(screen.getByText('the part')).toBeTruthy()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('what was loaded early in vain is loaded when it is shown', async () => {
  const { state, lazy, page } = file(false)
  await expect(lazy.load()).rejects.toThrow('Failed to fetch')
  state.isThere = true
  render(page)
  expect(await screen.findByText('the part')).toBeTruthy()
})

test.each([
  ['online', true, 1],
  ['offline, where a page that is gone would not come back', false, 0],
])('what fails twice loads the page anew: %s', async (_name, onLine, reloads) => {
  const reload = vi.fn()
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('navigator', { onLine, language: 'en' })
  const { page } = file(false)
  render(page)
  await screen.findByRole('button')
  await press()
  expect(reload).not.toHaveBeenCalled()
  await press()
  expect(reload).toHaveBeenCalledTimes(reloads)
  expect(screen.getByRole('alert')).toBeTruthy()
})

test('the words are those of the merchant where there are some', async () => {
  const { page } = file(false)
  render(
    <RumbaTestProvider messages={{ failedTitle: 'Não carregou.', retry: 'De novo' }}>
      {page}
    </RumbaTestProvider>,
  )
  expect((await screen.findByRole('alert')).textContent).toBe('Não carregou.')
  expect(screen.getByRole('button').textContent).toBe('De novo')
})

test('on a server nothing is loaded, and what is drawn is the fallback', () => {
  const { state, page } = file(true)
  expect(renderToString(page)).toBe('loading')
  expect(state.asked).toBe(0)
})
