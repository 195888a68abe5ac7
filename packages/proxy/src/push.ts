import { formatWire, isFinal } from '@rumba/core'
import type { Context } from './context.ts'
import { respond } from './respond.ts'
import { toBytes } from './signature.ts'
import type { PaymentRecord } from './stores/contract.ts'
import { toSnapshot } from './view.ts'
import type { Watch } from './watch.ts'

const HEARTBEAT_MS = 15_000
/** Proxies cut long answers at about a minute; a stream that ends by itself is reopened without a fault being seen. */
const STREAM_LIFETIME_MS = 55_000

/**
 * A payment's snapshots, each written as soon as it is true: the one event stream that pages read.
 *
 * @param closed is called when the stream has ended, whoever ended it
 */
export function streamPayment(
  context: Context,
  watch: Watch,
  record: PaymentRecord,
  knownVersion: number,
  closed: () => void,
): Response {
  let stop = (): void => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string): void => controller.enqueue(toBytes(text))
      const end = (): void => {
        stop()
        controller.close()
      }
      write('retry: 1000\n\n')
      const heartbeat = setInterval(() => write(': alive\n\n'), HEARTBEAT_MS)
      const lifetime = setTimeout(end, STREAM_LIFETIME_MS)
      let sent = knownVersion
      const unwatch = watch(record, (current, stale) => {
        if (current.version > sent) {
          sent = current.version
          write(`id: ${current.version}\ndata: ${formatWire(toSnapshot(context, current, stale))}\n\n`)
        }
        if (isFinal(current.status)) end()
      })
      stop = () => {
        clearInterval(heartbeat)
        clearTimeout(lifetime)
        unwatch()
        closed()
      }
    },
    cancel: () => stop(),
  })
  return respond(body, 200, {
    'cache-control': 'no-store, no-transform',
    'content-type': 'text/event-stream; charset=utf-8',
    // Some proxies gather an answer before they pass it on unless they are told not to.
    'x-accel-buffering': 'no',
  })
}

/** Waits until a payment has another version than `knownVersion`, or until `waitMs` is over or `signal` aborts. */
export function waitForChange(
  watch: Watch,
  record: PaymentRecord,
  knownVersion: number,
  waitMs: number,
  signal: AbortSignal,
): Promise<{ record: PaymentRecord; stale: boolean }> {
  return new Promise(resolve => {
    let latest = { record, stale: false }
    const finish = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      unwatch()
      resolve(latest)
    }
    const timer = setTimeout(finish, waitMs)
    signal.addEventListener('abort', finish)
    const unwatch = watch(record, (current, stale) => {
      latest = { record: current, stale }
      if (current.version !== knownVersion || isFinal(current.status)) queueMicrotask(finish)
    })
    // Gone before anybody listened.
    if (signal.aborted) finish()
  })
}
