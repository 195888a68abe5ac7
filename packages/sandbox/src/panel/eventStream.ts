import type { Change, Changes } from '../state/changes.ts'
import type { Store } from '../state/store.ts'
import { type Json, toCallJson, toTransactionJson } from './json.ts'

interface EventParts {
  readonly changes: Changes
  readonly store: Store
  /** The controls as they are, for the event `state`. */
  readonly state: () => Json
}

/** What happens within this time is told together, and each transaction once; in real milliseconds. */
const GATHER_MS = 40
/** Tells a reader, and whatever stands between, that the stream is alive. */
const HEARTBEAT_MS = 15_000
/** A reader who is this far behind gets no further calls until it has read. */
const MOST_CALLS = 1_000

/**
 * Server-sent events: `state` first, then `transaction`, `call`, `state` and `reset` as they come. Nothing is told twice and
 * nothing is replayed: who was away reads the lists again. What a slow reader has not been told yet is gathered, so a stream
 * holds no more than there are transactions.
 */
export function createEventStream({ changes, store, state }: EventParts): Response {
  const encoder = new TextEncoder()
  const touched = new Set<string>()
  let calls: Extract<Change, { kind: 'call' }>['call'][] = []
  let isReset = false
  let isStateDue = true
  let told = ''
  let gathering: ReturnType<typeof setTimeout> | undefined
  let heartbeat: ReturnType<typeof setInterval> | undefined
  let stop = (): void => {}

  const end = (): void => {
    clearTimeout(gathering)
    clearInterval(heartbeat)
    stop()
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: string, data: unknown): void => {
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
      }
      const flush = (): void => {
        gathering = undefined
        // Not read yet: what there is to tell goes on gathering.
        if ((controller.desiredSize ?? 0) <= 0) return
        if (isReset) send('reset', {})
        const { now, ...controls } = state()
        const text = JSON.stringify(controls)
        if (isStateDue || text !== told) send('state', { now, ...controls })
        told = text
        for (const requestId of touched) {
          const transaction = store.get(requestId)
          if (transaction) send('transaction', toTransactionJson(transaction))
        }
        for (const call of calls) send('call', toCallJson(call))
        touched.clear()
        calls = []
        isReset = false
        isStateDue = false
      }
      const gather = (): void => {
        gathering ??= setTimeout(flush, GATHER_MS)
      }

      stop = changes.listen(change => {
        switch (change.kind) {
          case 'transaction':
            touched.add(change.requestId)
            break
          case 'call':
            if (calls.length < MOST_CALLS) calls.push(change.call)
            break
          case 'state':
            isStateDue = true
            break
          case 'reset':
            touched.clear()
            calls = []
            isReset = true
            isStateDue = true
            break
          case 'close':
            end()
            controller.close()
            return
        }
        gather()
      })
      heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': alive\n\n'))
        gather()
      }, HEARTBEAT_MS)
      // On Node a stream must not keep the process alive; a browser's timer is a number and has no such thing.
      if (typeof heartbeat === 'object') heartbeat.unref()
      flush()
    },
    cancel: end,
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
