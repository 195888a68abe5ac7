import type { Payment } from '@rumba/core'
import type { Context } from './context.ts'
import { createGateway } from './gateway.ts'
import { createHandler } from './handler.ts'
import { createHints } from './hints.ts'
import { checkOptions, type ProxyOptions } from './options.ts'
import { basePath } from './routes.ts'
import { createSettler } from './settle.ts'
import { createMemoryStore } from './stores/memory.ts'
import { createTokens } from './tokens.ts'
import { toPayment } from './view.ts'

/** A payment proxy: the only part that holds the gateway's credentials. */
export interface RumbaProxy {
  /** Path of `publicUrl`, under which every route lies; without a trailing slash. */
  readonly basePath: string
  /** Answers the checkout's calls and the gateway's callbacks. Mount it with an adapter, or anywhere that speaks `Request`. */
  fetch(request: Request): Promise<Response>
  readonly payments: {
    /** An attempt by its reference, as it is stored. */
    get(reference: string): Promise<Payment | undefined>
    /** Every attempt of an order, first one first. */
    list(order: string): Promise<Payment[]>
    /** Asks the gateway now; answers what is stored when it cannot be asked. */
    refresh(reference: string): Promise<Payment | undefined>
  }
  /** Does all work that is due: confirms what callbacks claimed, delivers events. Runs by itself at start and after each change. */
  drain(): Promise<void>
  /** Stops timers. What is due stays stored. */
  close(): void
}

/**
 * Makes a payment proxy and takes up the work that an earlier process left.
 *
 * @throws {ConfigError} every fault of the options at once
 */
export function createProxy(options: ProxyOptions): RumbaProxy {
  checkOptions(options)
  const { password } = options.credentials
  const context: Context = {
    options,
    store: options.store ?? createMemoryStore(),
    gateway: createGateway(options),
    tokens: createTokens(typeof password === 'string' ? [password] : password),
    hints: createHints(),
    now: options.now ?? Date.now,
    emit: event => options.onEvent?.(event),
  }
  const settler = createSettler(context)
  const drain = (): Promise<void> => settler.drain()
  drain().catch(() => context.emit({ type: 'request_failed', code: 'STORE_UNAVAILABLE' }))

  return {
    basePath: basePath(options.publicUrl),
    fetch: createHandler(context, settler),
    payments: {
      async get(reference) {
        const record = await context.store.get(reference)
        return record && toPayment(record)
      },
      async list(order) {
        return (await context.store.list(order)).map(toPayment)
      },
      async refresh(reference) {
        const record = await context.store.get(reference)
        return record && toPayment((await settler.refresh(record, { force: true })).record)
      },
    },
    drain,
    close: () => settler.close(),
  }
}
