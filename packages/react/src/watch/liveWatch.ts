import { isFinal, isPaid, type PaymentSnapshot, type RumbaClient, type StartedPayment } from '@rumba/core'
import { getOrInsertComputed } from '../getOrInsertComputed.ts'
import { serverClock } from './serverClock.ts'
import { watchInTabs } from './watchInTabs.ts'
import type { Connection, PaymentWatch } from './watchPayment.ts'

/** What is known of a watched payment at one moment; a new object for each change. */
export interface PaymentNews {
  readonly snapshot: PaymentSnapshot
  readonly connection: Connection
  /** Why watching ended before the payment did: the token was refused. */
  readonly error?: unknown
}

/** The one watcher of a payment on this page, shared by all that show it. It runs while somebody listens. */
export interface LiveWatch {
  get(): PaymentNews
  subscribe(listener: () => void): () => void
  /** Takes in what came another way: a newer snapshot, or a good token after the one before was refused. */
  offer(started: StartedPayment): void
  check(): Promise<void>
  /** Server time in milliseconds since 1970. Read each second, it notices that the machine slept, and asks. */
  serverNow(): number
}

const watches = new WeakMap<RumbaClient, Map<string, LiveWatch>>()

/**
 * The watcher of one payment, found by its reference: reading the order again may bring another token for the same payment.
 * It stays known after its last listener, so that a remount shows what was seen last.
 */
export function liveWatch(client: RumbaClient, started: StartedPayment): LiveWatch {
  const ofClient = getOrInsertComputed(watches, client, () => new Map())
  return getOrInsertComputed(ofClient, started.payment.reference, () => createLiveWatch(client, started))
}

function createLiveWatch(client: RumbaClient, { token: first, ...known }: StartedPayment): LiveWatch {
  const listeners = new Set<() => void>()
  const clock = serverClock(client)
  let news: PaymentNews = { snapshot: known, connection: 'poll' }
  let token = first
  let watch: PaymentWatch | undefined
  clock.hear(known.now)

  const tell = (change: Partial<PaymentNews>): void => {
    news = { ...news, ...change }
    for (const listener of [...listeners]) listener()
  }
  const onSnapshot = (snapshot: PaymentSnapshot): void => {
    clock.hear(snapshot.now)
    if (isPaid(snapshot.payment.status)) watch?.stop()
    tell({ snapshot })
  }
  const start = (): PaymentWatch =>
    watchInTabs({
      client,
      token,
      get known() {
        return news.snapshot
      },
      onSnapshot,
      onConnection: connection => tell({ connection }),
      onError: error => tell({ connection: 'unreachable', error }),
    })

  const restart = (): void => {
    watch?.stop()
    watch = listeners.size > 0 ? start() : undefined
  }
  const check = async (): Promise<void> => watch?.check()

  return {
    get: () => news,
    subscribe(listener) {
      listeners.add(listener)
      watch ??= start()
      return () => {
        listeners.delete(listener)
        // Not at once: a component that is mounted twice or moved listens again before this runs.
        queueMicrotask(() => {
          if (listeners.size > 0) return
          watch?.stop()
          watch = undefined
        })
      }
    },
    offer({ token: offered, ...snapshot }) {
      if (snapshot.payment.version > news.snapshot.payment.version) {
        onSnapshot(snapshot)
        if (isFinal(snapshot.payment.status)) restart()
      }
      if ('error' in news && offered !== token) {
        token = offered
        news = { snapshot: news.snapshot, connection: 'poll' }
        restart()
      }
    },
    check,
    serverNow() {
      if (clock.jumped()) void check()
      return clock.now()
    },
  }
}
