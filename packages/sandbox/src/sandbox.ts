import { createCallbacks } from './callbacks.ts'
import { type Call, createCallRecord } from './calls.ts'
import { createCasting, type ScenarioChoice } from './casting.ts'
import { type Clock, createClock } from './clock.ts'
import type { Corners } from './corners.ts'
import { createDraws } from './draws.ts'
import { type Faults, NO_FAULTS } from './faults.ts'
import { createGatewayRoutes } from './gateway-routes.ts'
import { createLifecycle } from './lifecycle.ts'
import { readOptions, type SandboxOptions } from './options.ts'
import { createPageRoutes } from './page-routes.ts'
import { createPanelRoutes } from './panel-routes.ts'
import { createRoutes } from './routes.ts'
import { createSigner } from './signature.ts'
import { createStore } from './store.ts'
import { createTimers } from './timers.ts'
import type { Transaction } from './transaction.ts'

/**
 * A Rumba Pay gateway of one's own: its API, its hosted pages, a control panel, and the same controls in code. Every function
 * may be passed around by itself.
 */
export interface Sandbox {
  /** Answers the gateway's API under `/v1/`, hosted pages under `/pay/`, the panel at `/` and its API under `/_sandbox/`. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly clock: Clock
  /** Set a field, and what comes next follows it. */
  readonly faults: Faults
  /** What the documents leave open. Set a field, and what comes next follows it. */
  readonly corners: Corners
  /** What new transactions play. Setting one that does not exist throws a `SandboxOptionError`. */
  scenario: ScenarioChoice
  /** Every transaction as it is now, newest first. */
  readonly transactions: () => Transaction[]
  /** The latest calls to the API as they were answered, oldest first. */
  readonly calls: () => readonly Call[]
  /**
   * Pays a transaction; the callback leaves at once and is not waited for.
   *
   * @throws {TransactionUnknownError} there is none with this id
   * @throws {TransactionFinalError} it has already ended
   */
  readonly pay: (requestId: string) => Transaction
  /** Declines a transaction; throws as {@link Sandbox.pay} does. */
  readonly decline: (requestId: string) => Transaction
  /** Lets a transaction expire before its time; throws as {@link Sandbox.pay} does. */
  readonly expire: (requestId: string) => Transaction
  /** Forgets every transaction, call, callback and fault, goes back to real time, and starts a seed over. */
  readonly reset: () => void
  /** Ends every timer and callback under way. */
  readonly close: () => void
}

/** How long a hosted page other than Pix can be paid, and a voucher at a till. The documents do not say. */
const PAGE_LIFETIME_MS = 60 * 60 * 1000
const CASH_LIFETIME_MS = 3 * 24 * PAGE_LIFETIME_MS

/**
 * Makes a sandbox in memory. It opens no port: `fetch` is the whole of it, and `serveSandbox` puts it behind one.
 *
 * @throws {SandboxOptionError} an option cannot work
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const settings = readOptions(options)
  const { credentials, publicUrl, payee, pixLifetimeMs, seed, profile, history } = settings

  const clock = createClock()
  const timers = createTimers(clock)
  const store = createStore(history)
  const calls = createCallRecord(history)
  const faults: Faults = { ...NO_FAULTS }
  const corners: Corners = { ...settings.corners }
  const casting = createCasting(settings.scenario)
  const signer = createSigner(credentials)
  const drawFor = createDraws(seed)
  let traces = drawFor('traces')

  const callbacks = createCallbacks({ ...settings, clock, timers, store, signer, faults })
  const lifecycle = createLifecycle({
    clock,
    timers,
    store,
    callbacks,
    faults,
    corners,
    drawFor,
    payee,
    publicUrl,
    payoutMs: settings.payoutMs,
    lifetimeMs: method =>
      method === 'pix' ? pixLifetimeMs : method === 'cash' ? CASH_LIFETIME_MS : PAGE_LIFETIME_MS,
  })
  const close = (): void => {
    clock.reset()
    callbacks.stop()
    lifecycle.stop()
  }
  const reset = (): void => {
    close()
    store.clear()
    calls.clear()
    Object.assign(faults, NO_FAULTS)
    Object.assign(corners, settings.corners)
    casting.choice = settings.scenario
    traces = drawFor('traces')
  }

  const newTraceId = (): string => traces.uuid()
  const routes = createRoutes({
    gateway: createGatewayRoutes({
      clock,
      store,
      signer,
      lifecycle,
      casting,
      calls,
      faults,
      corners,
      profile,
      newTraceId,
    }),
    pages: createPageRoutes({ clock, store, lifecycle, payee }),
    panel: createPanelRoutes({ clock, store, lifecycle, calls, casting, faults, corners, publicUrl, reset }),
  })

  return {
    fetch(request) {
      clock.catchUp()
      return routes(request)
    },
    clock,
    faults,
    corners,
    get scenario() {
      return casting.choice
    },
    set scenario(choice) {
      casting.choice = choice
    },
    transactions() {
      clock.catchUp()
      return store.list()
    },
    calls: calls.list,
    pay: requestId => lifecycle.end(requestId, 'success'),
    decline: requestId => lifecycle.end(requestId, 'declined'),
    expire: requestId => lifecycle.end(requestId, 'expired'),
    reset,
    close,
  }
}
