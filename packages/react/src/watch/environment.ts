type Listening = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

/** The parts of the page a watcher leans on, so that a test can bring its own time and events. */
export interface WatchEnvironment {
  /** Milliseconds that never jump back; their zero means nothing. */
  now(): number
  setTimeout(callback: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
  readonly document?: Listening & { readonly visibilityState: string }
  readonly window?: Listening & { readonly navigator: { readonly onLine: boolean } }
}

/** The page itself; on a server there is neither document nor window. */
export const page: WatchEnvironment = {
  now: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: timer => clearTimeout(timer as number),
  ...(typeof document === 'undefined' ? {} : { document, window }),
}
