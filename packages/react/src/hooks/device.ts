/** Where the page is shown, as far as it decides how a UPI app can be reached. */
export interface Device {
  /** A phone or tablet: it can open an app by a link, and cannot scan its own screen. */
  readonly isHandheld: boolean
  /** Which app opens `upi:` is not defined there, and the person is not asked. */
  readonly isApple: boolean
}

/**
 * Tells a phone or tablet by how it is touched, since a landscape phone is as wide as a small laptop. An iPad calls itself a
 * Mac, and with a trackpad its first pointer is fine; no Mac has a touch screen. A laptop with one has a fine first pointer.
 */
export function readDevice(): Device {
  const { userAgent, maxTouchPoints } = navigator
  const isApple = /iP(hone|ad|od)/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  return { isHandheld: isApple || (window.matchMedia?.('(pointer: coarse)').matches ?? false), isApple }
}
