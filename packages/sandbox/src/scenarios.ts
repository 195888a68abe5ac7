import { NORMAL, type Play, type Scenario } from './scenario.ts'
import { callbackBeforeReply } from './scenarios/callback-before-reply.ts'
import { callbackNever } from './scenarios/callback-never.ts'
import { callbackOutOfOrder } from './scenarios/callback-out-of-order.ts'
import { callbackTenTimes } from './scenarios/callback-ten-times.ts'
import { callbackTwice } from './scenarios/callback-twice.ts'
import { callbackWrongSignature } from './scenarios/callback-wrong-signature.ts'
import { cutConnection } from './scenarios/cut-connection.ts'
import { declined } from './scenarios/declined.ts'
import { expired } from './scenarios/expired.ts'
import { htmlError } from './scenarios/html-error.ts'
import { otherCurrency } from './scenarios/other-currency.ts'
import { paidAfter } from './scenarios/paid-after.ts'
import { paidAtOnce } from './scenarios/paid-at-once.ts'
import { paidLate } from './scenarios/paid-late.ts'
import { rateLimited } from './scenarios/rate-limited.ts'
import { serverError } from './scenarios/server-error.ts'
import { slowReply } from './scenarios/slow-reply.ts'
import { staysPending } from './scenarios/stays-pending.ts'
import { tamperedCode } from './scenarios/tampered-code.ts'
import { unknownChallenge } from './scenarios/unknown-challenge.ts'
import { unknownStatus } from './scenarios/unknown-status.ts'
import { unsignedReply } from './scenarios/unsigned-reply.ts'
import { wrongAmount } from './scenarios/wrong-amount.ts'

/** Every scenario that can be chosen by name; each has an amount of its own that chooses it too. */
export const SCENARIOS: readonly Scenario[] = [
  paidAtOnce,
  paidAfter,
  declined,
  expired,
  paidLate,
  staysPending,
  callbackBeforeReply,
  callbackTwice,
  callbackTenTimes,
  callbackOutOfOrder,
  callbackNever,
  callbackWrongSignature,
  wrongAmount,
  otherCurrency,
  tamperedCode,
  unsignedReply,
  slowReply,
  rateLimited,
  serverError,
  htmlError,
  cutConnection,
  unknownStatus,
  unknownChallenge,
]

const BY_NAME: ReadonlyMap<string, Scenario> = new Map(
  [NORMAL, ...SCENARIOS].map(scenario => [scenario.name, scenario]),
)
const BY_MINOR_UNITS: ReadonlyMap<bigint | undefined, Scenario> = new Map(
  SCENARIOS.map(scenario => [scenario.amount, scenario]),
)

/** Reads `paid-after` or `paid-after:5`; nothing when there is no such scenario or it takes no such number. */
export function parsePlay(text: string): Play | undefined {
  const [, name = '', digits] = /^([a-z-]+)(?::(\d{1,6}(?:\.\d{1,3})?))?$/.exec(text.trim()) ?? []
  const scenario = BY_NAME.get(name)
  if (!scenario || (digits !== undefined && !scenario.number)) return undefined
  return digits === undefined ? toPlay(scenario) : { scenario, number: Number(digits) }
}

/** Writes what `parsePlay` reads; the number where the scenario takes one. */
export function formatPlay(name: string, number: number | undefined): string {
  return number === undefined ? name : `${name}:${number}`
}

/** A scenario with its usual number. */
export function toPlay(scenario: Scenario): Play {
  return { scenario, number: scenario.number?.usual ?? 0 }
}

/** The scenario that an amount chooses, or the normal course of things. */
export function playForAmount(minor: bigint): Play {
  return toPlay(BY_MINOR_UNITS.get(minor) ?? NORMAL)
}
