type Listening = Pick<EventTarget, 'addEventListener'>

/** The parts of the page a watcher leans on, so that a test can bring its own time and events. */
export interface WatchEnvironment {
  /** Milliseconds that never jump back; their zero means nothing. */
  now(): number
  setTimeout(callback: () => void, delayMs: number): unknown
  clearTimeout(timer: unknown): void
  readonly document?: Listening & { readonly visibilityState: string }
  readonly window?: Listening & { readonly navigator: { readonly onLine: boolean } }
  /** Say which tab asks for all; a page that did not come by https has none, nor has an old browser, and watches by itself. */
  readonly locks?: Pick<LockManager, 'request'> | undefined
  /** Opens a line to the other tabs of this browser. */
  openChannel(name: string): TabChannel
}

export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'close' | 'onmessage'>

/** The page itself; on a server there is neither document nor window. */
export const page: WatchEnvironment = {
  now: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: timer => clearTimeout(timer as number),
  ...(typeof document === 'undefined' ? {} : { document, window, locks: navigator.locks }),
  openChannel: name => new BroadcastChannel(name),
}
