import { isFinal, MAX_WAIT_SECONDS, type PaymentSnapshot, ProblemError, type RumbaClient } from '@rumba/core'
import { page, type WatchEnvironment } from './environment.ts'

/** How news of a payment reaches the page: pushed, asked for, or not at the moment. */
export type Connection = 'push' | 'poll' | 'offline' | 'unreachable'

export interface WatchPaymentOptions {
  readonly client: RumbaClient
  readonly token: string
  /** What the page already knows; nothing older is told. */
  readonly known?: PaymentSnapshot
  readonly onSnapshot: (snapshot: PaymentSnapshot) => void
  readonly onConnection?: (connection: Connection) => void
  /** The token was refused; watching is over. */
  readonly onError?: (error: unknown) => void
  readonly environment?: WatchEnvironment
}

export interface PaymentWatch {
  /** Ends everything under way; no callback comes after it. */
  stop(): void
  /** Asks at once, and is done when the answer is in; a question already under way is shared. */
  check(): Promise<void>
}

/** A stream that says nothing for this long at its start is held back somewhere. */
const FIRST_BYTES_MS = 6_000
/** The proxy sends a heartbeat every 15 s; after two missed ones the stream is dead. */
const SILENCE_MS = 40_000
/** A stream that lived this long is opened again soon after it ends; one that did not is not available here. */
const LIVED_MS = 10_000
const REOPEN_MS = 30_000
const MAX_REOPEN_MS = 300_000
/** How long an answer may take beyond the time it is held. */
const ANSWER_MS = 10_000
const MIN_GAP_MS = 200
const MAX_BACKOFF_MS = 30_000
const DEFAULT_POLL_MS = 2_000

const jitter = (ms: number): number => ms * (0.85 + Math.random() * 0.3)

const waitOf = (error: unknown): number => (error instanceof ProblemError ? (error.retryAfterMs ?? 0) : 0)

/**
 * Watches one payment until it is final: by push, by held questions where push fails, by plain questions where those fail
 * too. There is at most one question at a time beside the stream, and a page that comes back asks at once.
 */
export function watchPayment({
  client,
  token,
  known,
  onSnapshot,
  onConnection,
  onError,
  environment = page,
}: WatchPaymentOptions): PaymentWatch {
  const { document, window } = environment
  let last = known
  let stopped = false
  let connection: Connection | undefined

  let stream: AbortController | undefined
  let live = false
  let heardAt = 0
  let reopenMs = REOPEN_MS
  let silenceTimer: unknown
  let reopenTimer: unknown

  let question: AbortController | undefined
  let plain: Promise<void> | undefined
  let holds = true
  let failures = 0
  let notBefore = 0
  let askTimer: unknown

  const show = (next: Connection): void => {
    if (stopped || next === connection) return
    connection = next
    onConnection?.(next)
  }

  const accept = (snapshot: PaymentSnapshot): void => {
    if (stopped || (last && snapshot.payment.version < last.payment.version)) return
    last = snapshot
    if (isFinal(snapshot.payment.status)) stop()
    onSnapshot(snapshot)
  }

  /** True when the token is no longer good, so that asking again is useless. */
  const refused = (error: unknown): boolean => {
    if (!(error instanceof ProblemError) || error.status !== 401) return false
    stop()
    onError?.(error)
    return true
  }

  const cancelAsk = (): void => {
    environment.clearTimeout(askTimer)
    askTimer = undefined
  }

  const askIn = (ms: number): void => {
    cancelAsk()
    askTimer = environment.setTimeout(
      () => void ask(holds && !live && failures === 0),
      Math.max(ms, MIN_GAP_MS),
    )
  }

  /** Asks once, in place of whatever question is held; `held` lets the proxy wait with its answer. */
  const ask = (held: boolean): Promise<void> => {
    cancelAsk()
    question?.abort()
    const mine = new AbortController()
    question = mine
    const askedAt = environment.now()
    const holdMs = held ? MAX_WAIT_SECONDS * 1000 : 0
    const limit = environment.setTimeout(() => mine.abort(), holdMs + ANSWER_MS)
    const version = last?.payment.version
    const done = client
      .getPayment(token, {
        signal: mine.signal,
        ...(version === undefined ? {} : { knownVersion: version }),
        ...(held ? { waitSeconds: MAX_WAIT_SECONDS } : {}),
      })
      .finally(() => {
        environment.clearTimeout(limit)
        if (plain === done) plain = undefined
      })
      .then(
        snapshot => {
          if (question === mine) answered(snapshot, held, environment.now() - askedAt > holdMs / 2)
        },
        error => {
          if (question === mine) unanswered(error, held)
        },
      )
    plain = held ? undefined : done
    return done
  }

  const answered = (snapshot: PaymentSnapshot | undefined, held: boolean, tookLong: boolean): void => {
    const news = snapshot !== undefined && snapshot.payment.version !== last?.payment.version
    const recovered = failures > 0
    question = undefined
    failures = 0
    if (snapshot) accept(snapshot)
    if (stopped || live) return
    show('poll')
    // A proxy that does not hold its answers is asked at its own pace.
    const askAgain = holds && (!held || tookLong || news)
    askIn(askAgain ? 0 : jitter(last?.pollAfterMs ?? DEFAULT_POLL_MS))
    if (recovered && !stream) openStream()
  }

  const unanswered = (error: unknown, held: boolean): void => {
    question = undefined
    if (refused(error)) return
    failures += 1
    if (held) holds = false
    if (window?.navigator.onLine === false) show('offline')
    else if (failures > 1 && !live) show('unreachable')
    const backoff = jitter(Math.min(1000 * 2 ** (failures - 1), MAX_BACKOFF_MS))
    notBefore = environment.now() + waitOf(error)
    askIn(Math.max(backoff, waitOf(error)))
  }

  const check = (): Promise<void> => {
    if (plain) return plain
    const wait = notBefore - environment.now()
    if (wait > 0 && !stopped) askIn(wait)
    return wait > 0 || stopped ? Promise.resolve() : ask(false)
  }

  const openStream = (): void => {
    environment.clearTimeout(reopenTimer)
    environment.clearTimeout(silenceTimer)
    stream?.abort()
    const mine = new AbortController()
    stream = mine
    live = false
    heardAt = environment.now()
    const openedAt = heardAt
    const close = (error?: unknown): void => {
      mine.abort()
      if (stopped || stream !== mine || refused(error)) return
      environment.clearTimeout(silenceTimer)
      stream = undefined
      live = false
      const wait = jitter(lived() ? 1000 : reopenMs)
      reopenMs = lived() ? REOPEN_MS : Math.min(reopenMs * 2, MAX_REOPEN_MS)
      reopenTimer = environment.setTimeout(openStream, Math.max(wait, waitOf(error)))
      if (question || askTimer !== undefined) return
      if (waitOf(error) > 0) askIn(waitOf(error))
      else void ask(holds)
    }
    silenceTimer = environment.setTimeout(close, FIRST_BYTES_MS)
    const heard = (): void => {
      if (stream !== mine) return
      heardAt = environment.now()
      environment.clearTimeout(silenceTimer)
      silenceTimer = environment.setTimeout(close, SILENCE_MS)
      show('push')
      if (live) return
      live = true
      failures = 0
      // The stream brings the news from here on. A held question has no use any more; a plain one is let finish.
      cancelAsk()
      if (!plain) {
        question?.abort()
        question = undefined
      }
    }
    const read = async (): Promise<void> => {
      for await (const snapshot of client.watchPayment(token, { signal: mine.signal, onHeartbeat: heard })) {
        heard()
        if (stream === mine) accept(snapshot)
      }
    }
    const lived = (): boolean => environment.now() - openedAt > LIVED_MS
    const ended = (): void => {
      if (stopped || stream !== mine) return
      // Servers end a long stream on purpose; the next one starts with a snapshot, so there is nothing to ask.
      if (lived()) openStream()
      else close()
    }
    read().then(ended, close)
  }

  /** The page is looked at again: what it shows may be old, and its stream may have died unnoticed. */
  const wake = (): void => {
    holds = true
    if (!stream || environment.now() - heardAt > SILENCE_MS / 2) openStream()
    void check()
  }
  /** The network changed, or the page was frozen: every connection from before is dead. */
  const revive = (): void => {
    heardAt = Number.NEGATIVE_INFINITY
    wake()
  }
  const onVisible = (): void => {
    if (document?.visibilityState === 'visible') wake()
  }
  const onPageShow = (event: Event): void => {
    if ('persisted' in event && event.persisted) revive()
  }
  const onOffline = (): void => show('offline')

  const listeners: [EventTarget | typeof document | typeof window, string, (event: Event) => void][] = [
    [document, 'visibilitychange', onVisible],
    [window, 'focus', wake],
    [window, 'pageshow', onPageShow],
    [window, 'online', revive],
    [window, 'offline', onOffline],
  ]

  const stop = (): void => {
    stopped = true
    for (const [target, type, listener] of listeners) target?.removeEventListener(type, listener)
    for (const timer of [askTimer, reopenTimer, silenceTimer]) environment.clearTimeout(timer)
    stream?.abort()
    question?.abort()
    stream = question = undefined
  }

  if (known && isFinal(known.payment.status)) stopped = true
  else {
    for (const [target, type, listener] of listeners) target?.addEventListener(type, listener)
    openStream()
  }
  return { stop, check }
}
