import { afterEach, expect, test, vi } from 'vitest'
import { readDevice } from './device.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15'

test.each([
  ['an Android phone', 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Mobile', 5, true, 'handheld', 'not Apple'],
  [
    'an Android phone that asks for desktop pages',
    'Mozilla/5.0 (X11; Linux x86_64)',
    5,
    true,
    'handheld',
    'not Apple',
  ],
  ['an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)', 5, true, 'handheld', 'Apple'],
  ['an iPad, which calls itself a Mac', MAC, 5, true, 'handheld', 'Apple'],
  ['an iPad with a trackpad', MAC, 5, false, 'handheld', 'Apple'],
  ['a Mac', MAC, 0, false, 'desktop', 'not Apple'],
  [
    'a laptop with a touch screen',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
    10,
    false,
    'desktop',
    'not Apple',
  ],
] as const)(
  '%s is judged by how it is touched, however wide it is',
  (_name, userAgent, maxTouchPoints, coarse, kind, maker) => {
    vi.stubGlobal('navigator', { userAgent, maxTouchPoints })
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(pointer: coarse)' && coarse }))
    for (const innerWidth of [320, 932, 1920]) {
      vi.stubGlobal('innerWidth', innerWidth)
      expect(readDevice()).toEqual({ isHandheld: kind === 'handheld', isApple: maker === 'Apple' })
    }
  },
)
