import type { PaymentStatus } from '@rumba/core'
import { createCallbacks } from './callbacks.ts'
import { createCasting, type NamedScenario, type ScenarioChoice } from './casting.ts'
import { type Clock, createClock } from './clock.ts'
import type { Corners } from './corners.ts'
import { createDraws } from './draws.ts'
import { SandboxOptionError } from './errors.ts'
import { type Faults, NO_FAULTS } from './faults.ts'
import { createGatewayRoutes } from './gateway/routes.ts'
import { createSigner } from './gateway/signature.ts'
import { createLifecycle } from './lifecycle.ts'
import { readOptions, type SandboxOptions } from './options.ts'
import { createPageRoutes } from './pages/routes.ts'
import { readPaid } from './paid.ts'
import { createPanelRoutes } from './panel/routes.ts'
import { createRoutes } from './routes.ts'
import { NORMAL } from './scenario.ts'
import { toPlay } from './scenarios.ts'
import { createExplainer } from './signatureFault.ts'
import { type Call, createCallRecord } from './state/calls.ts'
import { createChanges, watchCalls, watchStore } from './state/changes.ts'
import { fromSaved, type SavedState, toSaved } from './state/savedState.ts'
import { createStore } from './state/store.ts'
import type { Transaction } from './state/transaction.ts'
import { createTimers } from './timers.ts'

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
  /** What the next transaction plays, once; it goes before `scenario`. Setting one that does not exist throws likewise. */
  nextScenario: NamedScenario | undefined
  /** Every transaction as it is now, newest first. */
  readonly transactions: () => Transaction[]
  /** The latest calls to the API as they were answered, oldest first. */
  readonly calls: () => readonly Call[]
  /**
   * Pays a transaction, also one that has expired, as money may come late; the callback leaves at once and is not waited for.
   *
   * @param paid decimal text, where another amount or currency than the asked one is paid
   * @throws {TransactionUnknownError} there is none with this id
   * @throws {TransactionFinalError} it has already ended
   * @throws {SandboxOptionError} `paid` is no positive amount of a currency
   */
  readonly pay: (
    requestId: string,
    paid?: { readonly amount?: string; readonly currency?: string },
  ) => Transaction
  /** Declines a transaction; throws as {@link Sandbox.pay} does. */
  readonly decline: (requestId: string) => Transaction
  /** Lets a transaction expire before its time; throws as {@link Sandbox.pay} does. */
  readonly expire: (requestId: string) => Transaction
  /** Ends a transaction with status `error`; throws as {@link Sandbox.pay} does. */
  readonly fail: (requestId: string) => Transaction
  /** Leaves a transaction pending for good: it neither expires nor goes on with its scenario. Throws as {@link Sandbox.pay} does. */
  readonly keepPending: (requestId: string) => Transaction
  /**
   * Sends callbacks about a transaction as it is now, `times` of them at once, also while the fault `callbacks` says never.
   * They are not waited for.
   *
   * @throws {TransactionUnknownError} there is none with this id
   * @throws {CallbackAddressError} it has nowhere to send them
   * @throws {SandboxOptionError} `times` is not 1 to 100
   */
  readonly callBack: (requestId: string, how?: CallbackByHand) => Transaction
  /** Resolves once the merchant has answered every callback that is under way, so that a test can look at what came of it. */
  readonly settled: () => Promise<void>
  /** All it knows at this moment, for `createSandbox({ saved })` to go on from. Credentials and options are not part of it. */
  readonly save: () => SavedState
  /** Forgets every transaction, call, callback and fault, goes back to real time, and starts a seed over. */
  readonly reset: () => void
  /** Ends every timer and callback under way. */
  readonly close: () => void
}

/** What a callback that is sent by hand is like. */
export interface CallbackByHand {
  /** How many leave at once, 1 to 100. Default: 1. */
  readonly times?: number
  /** The status it tells, whatever the transaction has. Default: that of the transaction. */
  readonly status?: PaymentStatus
  /** It carries the signature of other bytes. Default: its own. */
  readonly isForged?: boolean
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

  const changes = createChanges()
  const clock = createClock(() => changes.note({ kind: 'state' }))
  const timers = createTimers(clock)
  const store = watchStore(createStore(history, settings.onChange), changes)
  const calls = watchCalls(createCallRecord(history), changes)
  const faults: Faults = { ...NO_FAULTS }
  const corners: Corners = { ...settings.corners }
  const casting = createCasting(settings.scenario)
  const signer = createSigner(credentials)
  const drawFor = createDraws(seed)
  let traces = 0

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
  const halt = (): void => {
    clock.reset()
    callbacks.stop()
    lifecycle.stop()
  }
  const close = (): void => {
    halt()
    changes.note({ kind: 'close' })
  }
  const reset = (): void => {
    halt()
    store.clear()
    calls.clear()
    Object.assign(faults, NO_FAULTS)
    Object.assign(corners, settings.corners)
    casting.choice = settings.scenario
    casting.next = undefined
    traces = 0
  }

  const save = (): SavedState => {
    const at = clock.catchUp()
    return {
      at,
      aheadMs: at - Date.now(),
      isFrozen: clock.isFrozen,
      count: store.count,
      traces,
      transactions: store
        .list()
        .reverse()
        .map(transaction => {
          const { play = toPlay(NORMAL), begunAt } = lifecycle.acting(transaction.requestId) ?? {}
          return toSaved(transaction, play, begunAt)
        }),
      callbacks: callbacks.due(),
      calls: calls.list(),
      faults: { ...faults },
      corners: { ...corners },
      scenario: typeof casting.choice === 'string' ? casting.choice : null,
    }
  }

  const restore = (saved: SavedState): void => {
    clock.freeze(saved.at)
    Object.assign(faults, saved.faults)
    Object.assign(corners, saved.corners, options.corners)
    if (options.scenario === undefined && saved.scenario !== null) casting.choice = saved.scenario
    calls.resume(saved.calls)
    const kept = saved.transactions.slice(-history).map(fromSaved)
    for (const { transaction } of kept) store.add(transaction)
    store.count = saved.count
    traces = saved.traces
    for (const { transaction, ...acting } of kept) lifecycle.resume(transaction, acting)
    for (const due of saved.callbacks) callbacks.resume(due)
    if (saved.isFrozen) return
    // What fell due meanwhile happens now, each at its own moment.
    clock.freeze(Math.max(saved.at, Date.now() + saved.aheadMs))
    clock.resume()
  }
  if (settings.saved) restore(settings.saved)

  const newTraceId = (): string => {
    traces += 1
    return drawFor(`trace ${traces}`).uuid()
  }
  const routes = createRoutes({
    gateway: createGatewayRoutes({
      clock,
      store,
      signer,
      explainer: createExplainer(credentials),
      lifecycle,
      casting,
      calls,
      faults,
      corners,
      profile,
      newTraceId,
    }),
    pages: createPageRoutes({ clock, store, lifecycle, payee }),
    panel: createPanelRoutes({
      clock,
      store,
      lifecycle,
      calls,
      casting,
      changes,
      signer,
      faults,
      corners,
      settings,
      reset,
    }),
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
    get nextScenario() {
      return casting.next
    },
    set nextScenario(named) {
      casting.next = named
    },
    transactions() {
      clock.catchUp()
      return store.list()
    },
    calls: calls.list,
    pay: (requestId, paid) => lifecycle.end(requestId, 'success', readPaid(store.get(requestId), paid)),
    decline: requestId => lifecycle.end(requestId, 'declined'),
    expire: requestId => lifecycle.end(requestId, 'expired'),
    fail: requestId => lifecycle.end(requestId, 'error'),
    keepPending: lifecycle.keepPending,
    callBack(requestId, { times = 1, ...delivery } = {}) {
      if (!(Number.isInteger(times) && times >= 1 && times <= 100)) {
        throw new SandboxOptionError('times', `${times} is not a number from 1 to 100`)
      }
      return lifecycle.callBack(requestId, times, delivery)
    },
    settled: callbacks.settled,
    save,
    reset,
    close,
  }
}
