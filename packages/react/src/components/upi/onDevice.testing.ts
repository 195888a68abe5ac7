const AGENTS = {
  android: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/141 Mobile',
  iphone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1',
  ipad: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1',
} as const

/** The browser says of itself what the named device would, until what this returns is undone. */
export const on = (device: keyof typeof AGENTS): (() => () => void) => {
  return () => {
    const { matchMedia } = window
    const touch = { userAgent: AGENTS[device], maxTouchPoints: 5 }
    for (const [name, value] of Object.entries(touch)) {
      Object.defineProperty(navigator, name, { value, configurable: true })
    }
    // With a trackpad an iPad's first pointer is fine.
    window.matchMedia = query =>
      matchMedia(query.replace('(pointer: coarse)', device === 'ipad' ? 'not all' : 'all'))
    return () => {
      for (const name of Object.keys(touch)) Reflect.deleteProperty(navigator, name)
      window.matchMedia = matchMedia
    }
  }
}
