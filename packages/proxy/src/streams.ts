import { formatWire, isFinal } from '@rumba/core'
import type { Context } from './context.ts'
import { toBytes } from './hmac.ts'
import { createPlaces } from './places.ts'
import { type Answer, type LiveBody, respond } from './respond.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { toSnapshot } from './view.ts'
import type { Watch } from './watch.ts'

/** As long as a held answer is silent. A page gives a stream up after 40 seconds, proxies on the way after 30, 50 or 60. */
const HEARTBEAT_MS = 25_000
/** Proxies cut long answers at about a minute; a stream that ends by itself is reopened without a fault being seen. */
const STREAM_LIFETIME_MS = 55_000
/** Streams whose heartbeats fall into one such step share a waking of the process, which costs more than a heartbeat. */
const STEP_MS = 250
const STEPS = HEARTBEAT_MS / STEP_MS

export interface Streams {
  /**
   * A payment's snapshots, each written as soon as it is true: the one event stream that pages read.
   *
   * @param key who reads
   * @throws {Refusal} `RATE_LIMITED`
   */
  open(record: PaymentRecord, knownVersion: number, key: string): Answer
  /** Holds an answer until the function returned is called; `undefined` when too many are held. */
  hold(): (() => void) | undefined
}

export function createStreams(context: Context, watch: Watch): Streams {
  const pulse = createPulse()
  const { openStream, hold } = createPlaces(context.limiter)
  const open: Streams['open'] = (record, knownVersion, key) => {
    const closed = openStream(key)
    const begin: LiveBody['begin'] = sink => {
      let sent = knownVersion
      const cancel = (): void => {
        clearTimeout(lifetime)
        still()
        unwatch()
        closed()
      }
      const end = (): void => {
        cancel()
        sink.end()
      }
      sink.write('retry: 1000\n\n')
      const still = pulse(() => sink.write(': alive\n\n'))
      const lifetime = setTimeout(end, STREAM_LIFETIME_MS)
      const unwatch = watch(record, (current, stale) => {
        if (current.version > sent) {
          sent = current.version
          sink.write(`id: ${sent}\ndata: ${formatWire(toSnapshot(context, current, stale))}\n\n`)
        }
        if (isFinal(current.status)) end()
      })
      return cancel
    }
    return respond({ begin, toStream: () => toStream(begin) }, 200, {
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      // Some proxies gather an answer before they pass it on unless they are told not to.
      'x-accel-buffering': 'no',
    })
  }
  return { open, hold }
}

function toStream(begin: LiveBody['begin']): ReadableStream<Uint8Array> {
  let cancel: () => void
  return new ReadableStream({
    start(controller) {
      cancel = begin({
        write: text => controller.enqueue(toBytes(text)),
        end: () => controller.close(),
      })
    },
    cancel: () => cancel(),
  })
}

/** Calls each of its members every 25 seconds until the function returned is called; one timer serves all, and none nobody. */
type Pulse = (beat: () => void) => () => void

function createPulse(): Pulse {
  /** At which step each is due, the next one first: who was called goes to the end. */
  const members = new Map<() => void, number>()
  let now = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const step = (): void => {
    now += 1
    for (const [beat, due] of members) {
      if (due > now) break
      members.delete(beat)
      members.set(beat, now + STEPS)
      beat()
    }
  }
  return beat => {
    members.set(beat, now + STEPS)
    timer ??= setInterval(step, STEP_MS)
    return () => {
      members.delete(beat)
      if (members.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }
}
