import {
  isFinal,
  isPaid,
  MAX_WAIT_SECONDS,
  type PaymentSnapshot,
  ProblemError,
  type RumbaClient,
} from '@rumba/core'
import { page, type WatchEnvironment } from './environment.ts'
import { serverClock } from './serverClock.ts'

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
/** The proxy sends a heartbeat every 25 s; one that is so late will not come any more. */
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
/** Nobody looks at a hidden page, so plain questions may take their time. */
const HIDDEN_POLL_MS = 15_000
/** Money may come after a payment has ended unpaid: a look 5 s, 10, 20, 40 … after the end, the last about 40 minutes after it. */
const LATE_MS = 5_000
const MAX_LATE_MS = 1_800_000
/** The longest a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1

const jitter = (ms: number): number => ms * (0.85 + Math.random() * 0.3)

const waitOf = (error: unknown): number => (error instanceof ProblemError ? (error.retryAfterMs ?? 0) : 0)

/**
 * Watches one payment until it is paid: by push, by held questions where push fails, by plain questions where those fail too.
 * There is at most one question at a time beside the stream, a page that comes back asks at once, and so does one whose time
 * to pay is over. A payment that ended unpaid is looked at now and then, as money that comes late is money.
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
  const clock = serverClock(client)
  const listening = new AbortController()
  const isHidden = (): boolean => document?.visibilityState === 'hidden'
  let last = known
  let stopped = false
  /** When this page heard that the payment ended unpaid. */
  let endedAt: number | undefined
  let endTimer: unknown
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
    if (isPaid(snapshot.payment.status)) stop()
    onSnapshot(snapshot)
    if (!stopped) settle()
  }

  /** Plans by what is known: a look when the time to pay is over, or those after an end without money. */
  const settle = (): void => {
    environment.clearTimeout(endTimer)
    if (last && isFinal(last.payment.status)) {
      closeStream()
      if (endedAt !== undefined) return
      endedAt = environment.now()
      askLate()
      return
    }
    const left = Date.parse(last?.payment.expiresAt ?? '') - clock.now()
    if (left >= 0) endTimer = environment.setTimeout(() => void check(), Math.min(left, MAX_TIMER_MS))
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
      () => void ask(holds && !live && failures === 0 && endedAt === undefined),
      Math.max(ms, MIN_GAP_MS),
    )
  }

  const askLate = (afterMs = 0): void => {
    const since = environment.now() - (endedAt ?? 0)
    if (since < MAX_LATE_MS) askIn(Math.max(since, LATE_MS, afterMs))
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
        // A plain question is answered in full, and so tells the server's time as well.
        ...(held && { waitSeconds: MAX_WAIT_SECONDS, ...(version && { knownVersion: version }) }),
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
    if (endedAt !== undefined) askLate()
    else
      askIn(
        askAgain
          ? 0
          : jitter(Math.max(last?.pollAfterMs ?? DEFAULT_POLL_MS, isHidden() ? HIDDEN_POLL_MS : 0)),
      )
    if (recovered && !stream && endedAt === undefined) openStream()
  }

  const unanswered = (error: unknown, held: boolean): void => {
    question = undefined
    if (refused(error)) return
    failures += 1
    if (held) holds = false
    if (window?.navigator.onLine === false) show('offline')
    else if (failures > 1 && !live) show('unreachable')
    const wait = waitOf(error)
    notBefore = environment.now() + wait
    if (endedAt !== undefined) askLate(wait)
    else askIn(Math.max(jitter(Math.min(1000 * 2 ** (failures - 1), MAX_BACKOFF_MS)), wait))
  }

  const check = async (): Promise<void> => {
    if (stopped) return
    const wait = notBefore - environment.now()
    if (wait > 0) return askIn(wait)
    // What is shown may be old, and its stream may have died unnoticed.
    holds = true
    if (endedAt === undefined && (!stream || environment.now() - heardAt > SILENCE_MS / 2)) openStream()
    return plain ?? ask(false)
  }

  const closeStream = (): void => {
    environment.clearTimeout(reopenTimer)
    environment.clearTimeout(silenceTimer)
    stream?.abort()
    stream = undefined
    live = false
  }

  const openStream = (): void => {
    closeStream()
    const mine = new AbortController()
    stream = mine
    heardAt = environment.now()
    const openedAt = heardAt
    const close = (error?: unknown): void => {
      if (stopped || stream !== mine || refused(error)) return
      closeStream()
      const wait = waitOf(error)
      notBefore = Math.max(notBefore, environment.now() + wait)
      reopenTimer = environment.setTimeout(openStream, Math.max(jitter(lived() ? 1000 : reopenMs), wait))
      reopenMs = lived() ? REOPEN_MS : Math.min(reopenMs * 2, MAX_REOPEN_MS)
      if (question || askTimer !== undefined) return
      if (wait > 0) askIn(wait)
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

  const wake = (): void => void check()
  /** The network changed, or the page was frozen: every connection from before is dead. */
  const revive = (): void => {
    heardAt = Number.NEGATIVE_INFINITY
    wake()
  }
  const stop = (): void => {
    stopped = true
    listening.abort()
    environment.clearTimeout(askTimer)
    environment.clearTimeout(endTimer)
    closeStream()
    question?.abort()
    question = undefined
  }

  if (known && isPaid(known.payment.status)) stopped = true
  else {
    const { signal } = listening
    document?.addEventListener('visibilitychange', () => isHidden() || wake(), { signal })
    window?.addEventListener('focus', wake, { signal })
    window?.addEventListener('pageshow', event => 'persisted' in event && event.persisted && revive(), {
      signal,
    })
    window?.addEventListener('online', revive, { signal })
    window?.addEventListener('offline', () => show('offline'), { signal })
    settle()
    if (endedAt === undefined) openStream()
  }
  return { stop, check }
}
