import type { Money } from '@rumba/core'
import { didYouMean } from './didYouMean.ts'
import { SandboxOptionError } from './errors.ts'
import { NORMAL, type Play, type Scenario } from './scenario.ts'
import { parsePlay, playForAmount, SCENARIOS, toPlay } from './scenarios.ts'

/** What is known of a call when its scenario is chosen. */
export interface ScenarioCall {
  readonly kind: 'payment' | 'payout'
  readonly method: string
  readonly reference: string
  readonly amount: Money
}

/** A name such as `declined` or `paid-after:5`, or a scenario of one's own. */
export type NamedScenario = string | Scenario

/**
 * Which scenario every new transaction plays: always the same, one for each call, or `by-amount`, where the documented amounts
 * choose. A function that returns nothing leaves it to the amount.
 */
export type ScenarioChoice = NamedScenario | ((call: ScenarioCall) => NamedScenario | undefined)

/** Leaves the choice to the amount. */
export const BY_AMOUNT = 'by-amount'

/** Chooses scenarios. */
export interface Casting {
  /** @throws {SandboxOptionError} there is no such scenario */
  choice: ScenarioChoice
  /**
   * What the next transaction plays, once, before the choice has its turn again.
   *
   * @throws {SandboxOptionError} there is no such scenario
   */
  next: NamedScenario | undefined
  /** The header of the call comes first, then `next`, the choice, the amount; nothing when the header names no scenario. */
  cast(call: ScenarioCall, header: string | null): Play | undefined
}

export function createCasting(usual: ScenarioChoice): Casting {
  let choice = checkScenario(usual)
  let next: NamedScenario | undefined
  return {
    get next() {
      return next
    },
    set next(named) {
      if (named !== undefined) checkScenario(named)
      next = named
    },
    get choice() {
      return choice
    },
    set choice(next) {
      choice = checkScenario(next)
    },
    cast(call, header) {
      if (header !== null) return header === BY_AMOUNT ? playForAmount(call.amount.minor) : parsePlay(header)
      const once = next
      next = undefined
      const named = once ?? (typeof choice === 'function' ? choice(call) : choice)
      if (named === undefined || named === BY_AMOUNT) return playForAmount(call.amount.minor)
      return toNamedPlay(named)
    },
  }
}

/** @throws {SandboxOptionError} there is no such scenario */
export function checkScenario(choice: ScenarioChoice): ScenarioChoice {
  if (typeof choice === 'string' && choice !== BY_AMOUNT) toNamedPlay(choice)
  return choice
}

function toNamedPlay(named: NamedScenario): Play {
  if (typeof named !== 'string') return toPlay(named)
  const play = parsePlay(named)
  if (!play) {
    const name = named.slice(0, 40)
    const near = didYouMean(name, [BY_AMOUNT, NORMAL.name, ...SCENARIOS.map(scenario => scenario.name)])
    throw new SandboxOptionError('scenario', `there is no scenario "${name}"${near}`)
  }
  return play
}
