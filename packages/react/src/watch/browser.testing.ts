import type { RumbaClient } from '@rumba/core'
import type { TestClient } from '../testing.tsx'
import type { TabChannel, WatchEnvironment } from './environment.ts'

/** A browser in memory: its tabs have page events of their own, and locks and channels between them. Time is the test's. */
export interface TestBrowser {
  open(): TestTab
}

export interface TestTab {
  readonly environment: WatchEnvironment
  /** A client of the proxy behind `server`, through this tab's connections. */
  connect(server: TestClient): RumbaClient
  hide(): void
  show(): void
  /** Dispatches a page event. */
  fire(type: 'focus' | 'online' | 'offline'): void
  /** Nothing runs any more until `thaw`; without word where the page is not told. */
  freeze(word?: 'told' | 'untold'): void
  thaw(): void
  /** Keeps the page for the back button, and brings it back. */
  leave(): void
  comeBack(): void
  /** Ends the tab: connections, locks and channels go with it, and nothing of it runs again. */
  crash(): void
}

/** Every message between the tabs, and every call at the server, as a test counts them. */
export interface TestTraffic {
  readonly messages: unknown[]
  readonly channels: string[]
  readonly calls: { readonly tab: number; readonly name: 'getPayment' | 'watchPayment' }[]
  streams: number
  mostStreams: number
  questions: number
  mostQuestions: number
}

interface Waiting {
  readonly tab: Page
  start(): void
  reject(reason: unknown): void
}

/** A tab's own machinery. */
interface Page {
  frozen: boolean
  gone: AbortController
  /** Runs at once, or after the thaw, or never. */
  run(work: () => void): void
}

export function createTestBrowser(): TestBrowser & { readonly traffic: TestTraffic } {
  const lines = new Map<string, Set<TabChannel & { page: Page }>>()
  const held = new Map<string, Waiting>()
  const queues = new Map<string, Waiting[]>()
  const traffic: TestTraffic = {
    messages: [],
    channels: [],
    calls: [],
    streams: 0,
    mostStreams: 0,
    questions: 0,
    mostQuestions: 0,
  }
  let tabs = 0

  const grant = (name: string): void => {
    if (held.has(name)) return
    const next = queues.get(name)?.shift()
    if (!next) return
    held.set(name, next)
    queueMicrotask(() => next.tab.run(() => next.start()))
  }

  const locksOf = (page: Page): NonNullable<WatchEnvironment['locks']> => ({
    request: (name: string, ...rest: unknown[]) => {
      const [options, callback] = rest as [LockOptions, (lock: unknown) => unknown]
      const queue = queues.get(name) ?? []
      queues.set(name, queue)
      return new Promise<never>((resolve, reject) => {
        const release = (): void => {
          if (held.get(name) === waiting) held.delete(name)
          grant(name)
        }
        const waiting: Waiting = {
          tab: page,
          start: () =>
            void Promise.resolve(callback({ name })).then(value => {
              release()
              resolve(value as never)
            }, reject),
          reject: reason => page.run(() => reject(reason)),
        }
        const giveUp = (): void => {
          if (queue.includes(waiting)) queue.splice(queue.indexOf(waiting), 1)
          reject(options.signal?.reason)
        }
        options.signal?.addEventListener('abort', () => queue.includes(waiting) && giveUp())
        page.gone.signal.addEventListener('abort', () => {
          if (queue.includes(waiting)) queue.splice(queue.indexOf(waiting), 1)
          release()
        })
        if (options.steal) {
          held.get(name)?.reject(new DOMException('The lock was stolen.', 'AbortError'))
          held.delete(name)
          queue.unshift(waiting)
        } else queue.push(waiting)
        grant(name)
      })
    },
  })

  const openChannel = (page: Page, name: string): TabChannel => {
    const line = lines.get(name) ?? new Set()
    lines.set(name, line)
    traffic.channels.push(name)
    const channel: TabChannel & { page: Page } = {
      page,
      onmessage: null,
      close: () => void line.delete(channel),
      postMessage(message) {
        if (!line.has(channel)) throw new DOMException('Closed.', 'InvalidStateError')
        traffic.messages.push(message)
        const data: unknown = structuredClone(message)
        for (const other of line) {
          if (other === channel) continue
          setTimeout(() =>
            other.page.run(() => {
              if (line.has(other))
                Reflect.apply(other.onmessage ?? (() => {}), other, [new MessageEvent('message', { data })])
            }),
          )
        }
      },
    }
    line.add(channel)
    page.gone.signal.addEventListener('abort', () => line.delete(channel))
    return channel
  }

  const open = (): TestTab => {
    tabs += 1
    const number = tabs
    const held: (() => void)[] = []
    const page: Page = {
      frozen: false,
      gone: new AbortController(),
      run(work) {
        if (page.gone.signal.aborted) return
        if (page.frozen) held.push(work)
        else work()
      },
    }
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    const window = Object.assign(new EventTarget(), { navigator: { onLine: true } })
    const see = (state: 'visible' | 'hidden'): void => {
      document.visibilityState = state
      document.dispatchEvent(new Event('visibilitychange'))
    }
    const awake = (): Promise<void> => new Promise(resolve => page.run(resolve))
    const ended = (signal?: AbortSignal): AbortSignal =>
      signal ? AbortSignal.any([signal, page.gone.signal]) : page.gone.signal

    return {
      environment: {
        now: () => performance.now(),
        setTimeout: (callback, delayMs) => setTimeout(() => page.run(callback), delayMs),
        clearTimeout: timer => clearTimeout(timer as number),
        document,
        window,
        locks: locksOf(page),
        openChannel: name => openChannel(page, name),
      },
      connect: server => ({
        ...server,
        endpoint: '/api/rumba',
        async getPayment(token, options) {
          traffic.calls.push({ tab: number, name: 'getPayment' })
          traffic.questions += 1
          traffic.mostQuestions = Math.max(traffic.mostQuestions, traffic.questions)
          try {
            return await server.getPayment(token, { ...options, signal: ended(options?.signal) })
          } finally {
            traffic.questions -= 1
            await awake()
          }
        },
        async *watchPayment(token, options) {
          traffic.calls.push({ tab: number, name: 'watchPayment' })
          traffic.streams += 1
          traffic.mostStreams = Math.max(traffic.mostStreams, traffic.streams)
          try {
            for await (const snapshot of server.watchPayment(token, {
              ...options,
              signal: ended(options?.signal),
              onHeartbeat: () => page.run(() => options?.onHeartbeat?.()),
            })) {
              await awake()
              yield snapshot
            }
          } finally {
            traffic.streams -= 1
            await awake()
          }
        },
      }),
      hide: () => see('hidden'),
      show: () => see('visible'),
      fire: type => void window.dispatchEvent(new Event(type)),
      freeze(word = 'told') {
        if (word === 'told') document.dispatchEvent(new Event('freeze'))
        page.frozen = true
      },
      thaw() {
        page.frozen = false
        document.dispatchEvent(new Event('resume'))
        for (const work of held.splice(0)) work()
      },
      leave() {
        window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }))
        page.frozen = true
      },
      comeBack() {
        page.frozen = false
        for (const work of held.splice(0)) work()
        window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
      },
      crash: () => page.gone.abort(),
    }
  }

  return { open, traffic }
}
