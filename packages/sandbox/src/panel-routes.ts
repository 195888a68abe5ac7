import { isRumbaError } from '@rumba/core'
import { readFields } from './body.ts'
import type { Call, CallRecord } from './calls.ts'
import type { Casting, ScenarioChoice } from './casting.ts'
import { applyChoices } from './choices.ts'
import type { Scheduler } from './clock.ts'
import { CORNERS, type Corners } from './corners.ts'
import { TransactionUnknownError } from './errors.ts'
import { FAULTS, type Faults } from './faults.ts'
import type { Lifecycle } from './lifecycle.ts'
import { panelPage } from './pages/panel.ts'
import { respondJson, respondPage, respondProblem, respondSeeOther } from './respond.ts'
import type { Scenario } from './scenario.ts'
import { SCENARIOS } from './scenarios.ts'
import type { Store } from './store.ts'
import { toPanelJson } from './transaction.ts'

interface PanelParts {
  readonly clock: Scheduler
  readonly store: Store
  readonly lifecycle: Lifecycle
  readonly calls: CallRecord
  readonly casting: Casting
  readonly faults: Faults
  readonly corners: Corners
  readonly publicUrl: string
  readonly reset: () => void
}

/** A century; farther than that no date can be written. */
const LONGEST_ADVANCE_MS = 100 * 365 * 24 * 60 * 60 * 1000

/** The control panel at `/` and the same by HTTP under `/_sandbox/`. */
export function createPanelRoutes(parts: PanelParts): (request: Request) => Promise<Response> {
  const { clock, store, lifecycle, calls, casting, faults, corners, publicUrl, reset } = parts

  const actions: Readonly<Record<string, (requestId: string) => Response>> = {
    pay: requestId => end(requestId, 'success'),
    decline: requestId => end(requestId, 'declined'),
    expire: requestId => end(requestId, 'expired'),
  }

  const end = (requestId: string, status: 'success' | 'declined' | 'expired'): Response => {
    try {
      return respondJson(200, toPanelJson(lifecycle.end(requestId, status)))
    } catch (error) {
      if (!isRumbaError(error)) throw error
      return respondProblem(error instanceof TransactionUnknownError ? 404 : 409, error.code, error.message)
    }
  }

  const post = async (pathname: string, request: Request): Promise<Response | undefined> => {
    const [, requestId = '', action = ''] =
      /^\/_sandbox\/transactions\/([^/]+)\/(pay|decline|expire)$/.exec(pathname) ?? []
    const act = actions[action]
    if (act) return act(requestId.toLowerCase())

    const fields = await readFields(request)
    if (!fields) return respondProblem(400, 'bad_body', 'The body must be a JSON object or a form.')
    switch (pathname) {
      case '/_sandbox/clock/advance': {
        const ms = Number(fields.ms)
        if (!(ms >= 0 && ms <= LONGEST_ADVANCE_MS)) {
          return respondProblem(400, 'bad_field', 'ms must be a number of milliseconds, 0 or more.')
        }
        clock.advance(ms)
        return respondJson(200, { now: clock.now() })
      }
      case '/_sandbox/clock/freeze': {
        const at = fields.at === undefined ? undefined : Number(fields.at)
        if (at !== undefined && !(at >= 0 && at <= clock.now() + LONGEST_ADVANCE_MS)) {
          return respondProblem(400, 'bad_field', 'at must be a time in epoch milliseconds.')
        }
        clock.freeze(at)
        return respondJson(200, { now: clock.now() })
      }
      case '/_sandbox/clock/resume':
        clock.resume()
        return respondJson(200, { now: clock.now() })
      case '/_sandbox/faults': {
        const problem = applyChoices('fault', faults, FAULTS, fields)
        return problem ? respondProblem(400, 'bad_field', `${problem}.`) : respondJson(200, faults)
      }
      case '/_sandbox/corners': {
        const problem = applyChoices('corner', corners, CORNERS, fields)
        return problem ? respondProblem(400, 'bad_field', `${problem}.`) : respondJson(200, corners)
      }
      case '/_sandbox/scenario':
        try {
          casting.choice = String(fields.scenario)
        } catch (error) {
          if (!isRumbaError(error)) throw error
          return respondProblem(400, 'bad_field', error.message)
        }
        return respondJson(200, { scenario: casting.choice })
      case '/_sandbox/reset':
        reset()
        return respondJson(200, { transactions: [] })
    }
    return undefined
  }

  const get = (pathname: string): Response | undefined => {
    switch (pathname) {
      case '/':
        return respondPage(
          200,
          panelPage({ transactions: store.list(), now: clock.now(), faults, publicUrl }),
        )
      case '/_sandbox/transactions':
        return respondJson(200, { transactions: store.list().map(toPanelJson) })
      case '/_sandbox/calls':
        return respondJson(200, { calls: calls.list().map(toCallJson) })
      case '/_sandbox/faults':
        return respondJson(200, faults)
      case '/_sandbox/corners':
        return respondJson(200, corners)
      case '/_sandbox/scenarios':
        return respondJson(200, {
          scenario: nameOf(casting.choice),
          scenarios: SCENARIOS.map(toScenarioJson),
        })
    }
    return undefined
  }

  return async request => {
    const { pathname } = new URL(request.url)
    const response = request.method === 'POST' ? await post(pathname, request) : get(pathname)
    if (!response) {
      return respondProblem(404, 'not_found', `The panel has no ${request.method} ${pathname}.`)
    }
    // The panel's own forms, when its script does not run: back to the panel.
    const isForm = request.method === 'POST' && request.headers.get('accept')?.includes('text/html')
    return isForm ? respondSeeOther('/') : response
  }
}

function toCallJson({ hasToken, isSigned, errorCode, requestId, ...call }: Call): Record<string, unknown> {
  return {
    ...call,
    has_token: hasToken,
    is_signed: isSigned,
    error_code: errorCode,
    request_id: requestId ?? null,
  }
}

function toScenarioJson({ name, about, amount, number }: Scenario): Record<string, unknown> {
  return { name, about, minor_units: Number(amount), ...(number && { number }) }
}

/** A scenario that was chosen by code may have no name that could be sent back. */
function nameOf(choice: ScenarioChoice): string | null {
  return typeof choice === 'string' ? choice : typeof choice === 'function' ? null : choice.name
}
