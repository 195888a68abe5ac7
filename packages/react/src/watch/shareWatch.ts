import { formatWire, type PaymentSnapshot } from '@rumba/core'
import type { TabChannel, WatchEnvironment } from './environment.ts'
import type { SharedWatchOptions, WatchTools } from './watchInTabs.ts'
import type { Connection, PaymentWatch } from './watchPayment.ts'

/** How often a tab that follows makes sure that another one leads, and how long that one may take to say so. */
const PULSE_MS = 4_000
const ANSWER_MS = 2_500
/** Tabs that wake together, as they do when the network is back, ask within this time; one answer does for all. */
const FRESH_MS = 1_000
/** The lock travels faster than the word at times; the tab that would lead next is not to ask about what is paid. */
const WORD_MS = 1_000
const CONNECTIONS: readonly Connection[] = ['push', 'poll', 'offline', 'unreachable']

/** What a tab says: is anybody there, ask the proxy, or, from the one that leads, what is known. */
type Message = 'here?' | 'ask!' | Told

interface Told {
  /** A snapshot as JSON text. */
  readonly snapshot: string
  readonly connection: Connection
  readonly hidden: boolean
  /** The answer to `ask!` is in. */
  readonly answered: boolean
}

/**
 * Watches a payment for all tabs of this browser: one leads and asks the proxy, the others follow and listen. A lock says who
 * leads, so a tab that is closed or crashes is followed at once. One that is frozen, or kept for the back button, gives the
 * lock up; one that falls silent without a word loses it.
 *
 * @param name of the lock and of the line between the tabs
 */
export function shareWatch(
  options: SharedWatchOptions,
  environment: WatchEnvironment,
  name: string,
  { watchPayment, parseSnapshot, isPaid }: WatchTools,
): PaymentWatch {
  const { onSnapshot, onConnection, onError } = options
  const { locks, document, window } = environment
  const waiting: (() => void)[] = []
  const listening = new AbortController()
  let last = options.known
  let connection: Connection | undefined
  let channel: TabChannel | undefined
  /** This tab's place among those that would lead; to abort it is to give up the lead, too. */
  let place = new AbortController()
  let own: PaymentWatch | undefined
  let timer: unknown
  let unanswered = false
  let askedAt = Number.NEGATIVE_INFINITY

  const isHidden = (): boolean => document?.visibilityState === 'hidden'
  const say = (message: Message): void => channel?.postMessage(message)
  const tell = (answered = false): void =>
    say({ snapshot: formatWire(last), connection: connection ?? 'poll', hidden: isHidden(), answered })
  const show = (next: Connection): void => {
    if (next === connection) return
    connection = next
    onConnection?.(next)
  }
  /** Another tab's word, or nothing when it is of another kind or about another payment. */
  const readTold = (data: unknown): (Told & { readonly read: PaymentSnapshot }) | undefined => {
    try {
      const told = data as Told
      const read = parseSnapshot(JSON.parse(told.snapshot))
      const known = CONNECTIONS.includes(told.connection) && read.payment.reference === last.payment.reference
      return known ? { ...told, read } : undefined
    } catch {
      return undefined
    }
  }
  const answer = (): void => {
    for (const done of waiting.splice(0)) done()
  }

  /** Leads for as long as the promise is open. */
  const lead = (mine: AbortController): Promise<void> =>
    new Promise(resolve => {
      if (mine.signal.aborted) return resolve()
      mine.signal.addEventListener('abort', () => {
        if (isPaid(last.payment.status)) environment.setTimeout(resolve, WORD_MS)
        else resolve()
      })
      environment.clearTimeout(timer)
      own = watchPayment({
        ...options,
        known: last,
        onSnapshot(snapshot) {
          last = snapshot
          tell()
          onSnapshot(snapshot)
        },
        onConnection(next) {
          show(next)
          tell()
        },
        onError(error) {
          // Another tab may have a better token.
          stop()
          onError?.(error)
        },
      })
      tell()
      if (waiting.length > 0) void own.check().then(answer)
    })

  /** Gets in line to lead, or takes the lead from a tab that does not answer. */
  const queue = (steal = false): void => {
    leave()
    const mine = new AbortController()
    place = mine
    const request = steal ? { steal } : { signal: mine.signal }
    locks
      ?.request(name, request, () => lead(mine))
      .catch((error: unknown) => {
        if (mine.signal.aborted) return
        // The lead was taken from this tab; or, for any other reason, there are no locks here and it asks for itself.
        if ((error as Partial<DOMException>).name === 'AbortError') follow()
        else void lead(mine)
      })
  }

  const leave = (): void => {
    environment.clearTimeout(timer)
    unanswered = false
    place.abort()
    own?.stop()
    own = undefined
  }

  const follow = (): void => {
    queue()
    ask('here?')
  }

  const ask = (message: Message): void => {
    say(message)
    if (unanswered) return
    unanswered = true
    environment.clearTimeout(timer)
    timer = environment.setTimeout(() => queue(true), ANSWER_MS)
  }

  const hear = ({ data }: MessageEvent): void => {
    if (own) {
      if (typeof data !== 'string') return
      const isFresh = environment.now() - askedAt < FRESH_MS
      tell(data === 'ask!' && isFresh)
      if (data !== 'ask!' || isFresh) return
      void own.check().then(() => {
        askedAt = environment.now()
        tell(true)
      })
      return
    }
    const told = readTold(data)
    if (!told) return
    unanswered = false
    environment.clearTimeout(timer)
    // Not all at the same time: the answer to one is heard by all.
    timer = environment.setTimeout(() => ask('here?'), PULSE_MS * (0.75 + Math.random() / 2))
    show(told.connection)
    if (told.answered) answer()
    // Questions of a hidden tab are slow; the one that is looked at asks better.
    if (told.hidden && told.connection !== 'push' && !isHidden()) queue(true)
    const { payment, now } = told.read
    // Two servers may not agree on the time, so it says only which of two snapshots of one version is newer.
    const ahead = payment.version - last.payment.version
    if (ahead < 0 || (ahead === 0 && now <= last.now)) return
    last = told.read
    onSnapshot(last)
  }

  const check = async (): Promise<void> => {
    if (own) return own.check()
    if (!channel) return
    return new Promise(resolve => {
      waiting.push(resolve)
      ask('ask!')
    })
  }

  const join = (): void => {
    channel = environment.openChannel(name)
    channel.onmessage = hear
    follow()
  }
  /** Nothing open may keep a page from being frozen or kept for the back button, nor hold up those that are not. */
  const onHide = (): void => {
    leave()
    channel?.close()
    channel = undefined
  }
  const onShow = (): void => {
    if (channel) return
    join()
    void check()
  }
  const wake = (): void => {
    if (!own && !isHidden()) void check()
  }

  const stop = (): void => {
    listening.abort()
    onHide()
    answer()
  }

  const { signal } = listening
  document?.addEventListener('visibilitychange', wake, { signal })
  document?.addEventListener('freeze', onHide, { signal })
  document?.addEventListener('resume', onShow, { signal })
  window?.addEventListener('focus', wake, { signal })
  window?.addEventListener('online', wake, { signal })
  window?.addEventListener('pagehide', onHide, { signal })
  window?.addEventListener('pageshow', onShow, { signal })
  join()
  return { stop, check }
}
