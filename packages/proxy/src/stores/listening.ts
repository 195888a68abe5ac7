import { backOffMs } from '../pacing.ts'
import type { HintListener } from './contract.ts'

const PING_EVERY_MS = 15_000
/** A connection behind a load balancer or a firewall can be gone without a word: what takes longer than this is. */
const PATIENCE_MS = 5_000
const LONGEST_PAUSE_MS = 30_000

/** One connection that listens. */
export interface Line {
  /** Resolves once it listens. */
  readonly ready: Promise<unknown>
  /** Rejects, or never answers, when the connection is gone. */
  ping(): Promise<unknown>
  /** Ends the connection, whatever state it is in. */
  close(): void
}

/**
 * Keeps one listening connection open until the returned function is called: pings it, throws it away when it fails or is
 * silent, and opens another after growing pauses. Says so each time, because what was published in between is lost.
 *
 * @param open begins a connection; it calls `failed` when that breaks
 */
export function keepListening(
  open: (failed: () => void) => Line,
  listener: Pick<HintListener, 'resumed' | 'interrupted'>,
): () => void {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let hangUp: () => void

  const later = (action: () => void, delayMs: number): void => {
    timer = setTimeout(action, delayMs)
    // The connection keeps the process alive for as long as it is wanted; a timer should not.
    if (typeof timer === 'object') timer.unref()
  }

  const dial = (): void => {
    let over = false
    const failed = (): void => {
      if (over) return
      hangUp()
      listener.interrupted()
      later(dial, Math.min(backOffMs(failures++) / 4, LONGEST_PAUSE_MS))
    }
    const line = open(failed)
    hangUp = () => {
      over = true
      clearTimeout(timer)
      line.close()
    }
    const ping = (): void => {
      answerOf(line.ping()).then(() => over || later(ping, PING_EVERY_MS), failed)
    }
    answerOf(line.ready).then(() => {
      if (over) return
      failures = 0
      listener.resumed()
      later(ping, PING_EVERY_MS)
    }, failed)
  }

  dial()
  return () => hangUp()
}

function answerOf(asked: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No answer')), PATIENCE_MS)
    asked.then(() => resolve(), reject).finally(() => clearTimeout(timer))
  })
}
