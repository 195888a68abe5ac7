import type { Payment } from '@rumba/core'
import type { Context } from './context.ts'
import { toFetch } from './direct.ts'
import { toEmit } from './events.ts'
import { connectGateway, type GatewayCalls } from './gateway.ts'
import { createHandler, type Handler } from './handler.ts'
import { createHints } from './hints.ts'
import { createLimiter } from './limits.ts'
import { checkOptions, type OrderTerms, type ProxyOptions } from './options.ts'
import { signTerms } from './order.ts'
import type { Reconciliation } from './reconcile.ts'
import { basePath } from './routes.ts'
import { createSettler } from './settle.ts'
import type { Store } from './stores/contract.ts'
import { limitStore } from './stores/limited.ts'
import { createTokens } from './tokens.ts'
import { toPayment } from './view.ts'

/** How long work may lie that another instance left when it died. */
const SWEEP_MS = 60_000

/** A payment proxy: the only part that holds the gateway's credentials. */
export interface RumbaProxy {
  /** Path of `publicUrl`, under which every route lies; without a trailing slash. */
  readonly basePath: string
  /**
   * Answers the checkout's calls and the gateway's callbacks. Mount it with an adapter, or anywhere that speaks `Request`.
   *
   * @param peer address at the other end of the socket, by which visitors are told apart for `limits`; adapters give it.
   *   Anything but text is left alone: some runtimes hand over more than the request
   */
  fetch(request: Request, peer?: unknown): Promise<Response>
  readonly orders: {
    /**
     * Signs what an order owes for a page to carry, in place of `resolveOrder`: the checkout's `order` is then this token. It is
     * a capability to pay this order at this price until it expires.
     *
     * @param expiresInMs Default: 30 minutes
     * @throws {OrderTermsError} the terms cannot be charged, or are too long for a token
     */
    sign(terms: OrderTerms & { readonly id: string }, expiresInMs?: number): Promise<string>
  }
  readonly payments: {
    /** An attempt by its reference, as it is stored. */
    get(reference: string): Promise<Payment | undefined>
    /** Every attempt of an order, first one first. */
    list(order: string): Promise<Payment[]>
    /** Asks the gateway now; answers what is stored when it cannot be asked. */
    refresh(reference: string): Promise<Payment | undefined>
    /**
     * A page of the payments that are not final, in the store's own order.
     *
     * @param limit at most as many. Default: 100
     * @param after reference of the last one of the page before
     */
    listOpen(limit?: number, after?: string): Promise<Payment[]>
  }
  /**
   * Calls to the gateway by the merchant's own server: what no document describes, callbacks routed elsewhere. Payouts need a
   * gateway of its own: `createGateway`.
   */
  readonly gateway: GatewayCalls
  /**
   * Asks the gateway about every payment that is not final, and delivers what is due: after an outage, or by cron. Safe to run
   * beside everything else, and again.
   */
  reconcile(): Promise<Reconciliation>
  /**
   * Does all work that is due and that no other instance is at: confirms what callbacks claimed, delivers events. Runs by
   * itself at start, after each change and, once a request came, each minute.
   */
  drain(): Promise<void>
  /** Stops timers and listening. What is due stays stored. */
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
  const emit = toEmit(options.onEvent)
  const now = options.now ?? Date.now
  const context: Context = {
    options,
    store: limitStore(options.store ?? loadDefaultStore()),
    gateway: connectGateway(options).calls,
    tokens: createTokens(typeof password === 'string' ? [password] : password),
    limiter: createLimiter(options.limits, now, limit => emit({ type: 'rate_limited', limit })),
    hints: createHints(options.store?.hints, () => emit({ type: 'hints_interrupted' })),
    // At start, and only for a merchant who listens.
    codes: options.onEvent && import('./reportCode.ts'),
    now,
    emit,
    report: toEmit(options.onError),
  }
  const settler = createSettler(context)
  const handle = createHandler(context, settler)
  const answer: Handler = (request, peer) => {
    // Not at start: some runtimes allow no timer before the first request.
    if (sweeping === undefined) {
      sweeping = setInterval(sweep, SWEEP_MS)
      // A number, where timers are those of the Web.
      sweeping.unref?.()
    }
    return handle(request, peer)
  }
  const drain = (): Promise<void> => settler.drain()
  const sweep = (): void =>
    void drain().catch(error => {
      emit({ type: 'request_failed', code: 'STORE_UNAVAILABLE' })
      context.report(error)
    })
  sweep()
  let sweeping: ReturnType<typeof setInterval> | undefined

  return {
    basePath: basePath(options.publicUrl),
    fetch: toFetch(answer),
    orders: { sign: (terms, expiresInMs) => signTerms(context, terms, expiresInMs) },
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
      async listOpen(limit = 100, after) {
        return (await context.store.open(limit, after)).map(toPayment)
      },
    },
    gateway: context.gateway,
    reconcile: async () => (await import('./reconcile.ts')).reconcile(context, settler),
    drain,
    close() {
      clearInterval(sweeping)
      context.hints.close()
      settler.close()
    },
  }
}

/** At start, so that a shop with a store of its own does without, and no later request can find it gone. */
const loadDefaultStore = async (): Promise<Store> =>
  (await import('./stores/default.ts')).createDefaultStore()
